// Where the measured things stand on the page: every role and label that the measurements rely on, in one place (简体).

export const LOCALE = "zh-CN";
export const WINDOWS = ["最近24个月", "最近12个月"];

/** The tabs that are timed: their names, and what stands first on each. */
export const TABS = {
  returning: { label: "回头客", first: ".picture", bound: 200 },
  products: { label: "商品", first: ".picture", bound: 200 },
  classes: { label: "分类", first: ".picture" },
  worth: { label: "价值", first: ".picture" },
};

export const at = {
  heading: (page, name) => page.getByRole("heading", { level: 1, name, exact: true }),
  // With somebody to call the heading says how many.
  today: (page) => page.getByRole("heading", { level: 1, name: /^今日/ }),
  windowSelect: (page) => page.getByLabel("金额按多长时间算"),
  fileInput: (page) => page.locator("input[type=file]").first(),
  checkRows: (page) => page.getByRole("button", { name: "核对每一行" }),
  doImport: (page) => page.getByRole("button", { name: "导入", exact: true }),
  undoImport: (page) => page.getByRole("button", { name: "撤销这次导入" }),
  customerList: (page) => page.getByRole("listbox", { name: "客户列表" }),
  // How many were found, and the first of them.
  customersFound: ".customers-tools [role=status], .virtual-row:nth-child(-n+6)",
  search: (page) => page.getByRole("searchbox", { name: "姓名、拼音、手机尾号" }),
  counterSearch: (page) => page.getByRole("combobox", { name: "姓名、拼音、手机尾号" }),
  firstOption: (page) => page.getByRole("option").first(),
  amount: (page) => page.getByLabel("金额", { exact: true }).last(),
  tab: (page, name) => page.getByRole("main").getByRole("link", { name, exact: true }),
  groupCounted: ".group-live-count",
  ruleNumber: (page) => page.getByRole("textbox", { name: "从", exact: true }).first(),
  save: (page) => page.getByRole("button", { name: "保存" }).first(),
};

/** Counts of the classes as the page of insights says them. */
export async function classCounts(page, address) {
  await page.goto(`${address}#/insights`);
  await page.getByText(/A类[\d,]+位/).first().waitFor();
  const text = await page.locator("main").innerText();
  const count = (letter) => Number(text.match(new RegExp(`${letter}类([\\d,]+)位`))?.[1].replaceAll(",", ""));
  return { a: count("A"), b: count("B"), c: count("C") };
}
