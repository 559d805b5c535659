//! The parts that every page is built from. One file, one part; words come in as signals, acts go out as
//! callbacks, looks are enums. Text props take a `&str`, a `String`, a signal or a closure
//! that returns a `String`; an optional text that is empty is not shown. `error` is an `Option<String>`.
//!
//! | part | props (optional ones in brackets) |
//! |---|---|
//! | `Button` | `[look] [icon] [disabled] [loading] [submit] [on_press]`, children: the label |
//! | `IconButton` | `icon label on_press [look] [disabled]` |
//! | `LinkButton` | `href [look] [icon]`, children: the label |
//! | `Field` | `label value on_input [on_commit] [kind] [hint] [error] [placeholder] [prefix] [disabled] [required] [autofocus] [label_hidden] [max_length] [node_ref]` |
//! | `Select<T>`, `Segmented<T>` | `label choices: Vec<Choice<T>> value on_change [label_hidden]` (`Select` also `[disabled]`) |
//! | `Checkbox` | `label checked on_change [mixed] [hint] [disabled] [label_hidden]` |
//! | `Chip`, `TagChip`, `ClassChip` | `[tone]` + children · `label [remove_label] [on_remove]` · `face` |
//! | `Dialog` | `title close_label open on_close [width] [light_dismiss]`, children; buttons in `<div class="dialog-actions">` |
//! | `Popover` | `trigger label [trigger_class]`, children: the explanation |
//! | `Menu` | `label items: Vec<MenuItem> [outlined]` |
//! | `Toasts` | `provide_toasts()`, `use_toasts().say(text)`, `.say_with_undo(text, callback)`; `ToastHost undo_label dismiss_label` |
//! | `EmptyState` | `sentence [drawing]`, children: the one act |
//! | `ErrorBlock` | `happened [kept] [to_do] [tone]`, children: buttons |
//! | `Progress` | `label done total [text] [cancel_label] [on_cancel]` |
//! | `Figure`, `FigureStrip` | `label number [trend] [movement] [warm]`, children: the explanation |
//! | `VirtualList` | `label count row_height row: DrawRow on_activate [revision] [handle]` |
//! | `TableView` | `caption columns: Vec<Column> rows: Vec<Vec<String>>` |
//! | `SearchField` | `label value on_input [on_key] [autofocus] [node_ref]` |
//! | `PickField` | `label value on_input entries: Vec<PickEntry> [note] [esc_closes] [autofocus] [node_ref]` |
//! | `Keypad` | `label erase_label done_label on_key on_done [done_disabled] [loading] [whole_only]`; `KeypadKey::apply(text, decimals)` |
//! | `DropZone` | `label pick_label on_files [hint] [accept] [quiet] [multiple] [disabled]` |
//! | `SectionHeading` | `title [count]`, children: acts at the far end |
//! | `Skeleton` | `label [rows]` |
//!
//! ```ignore
//! let (open, set_open) = signal(false);
//! view! {
//!     <Button look=ButtonLook::Primary icon=Icon::Plus on_press=move || set_open.set(true)>
//!         {move || words().add_customer}
//!     </Button>
//!     <Dialog title=move || words().add_customer close_label=move || words().close
//!         open=open on_close=move || set_open.set(false)>
//!         <Field label=move || words().name value=name on_input=move |text| set_name.set(text) autofocus=true />
//!         <div class="dialog-actions">
//!             <Button look=ButtonLook::Primary loading=saving on_press=save>{move || words().save}</Button>
//!         </div>
//!     </Dialog>
//! }
//! ```
//!
//! Style classes for arrangement are in `style/layout.css`: `stack cluster spread columns sheet ledger`, `gap-1` to
//! `gap-6`, `small soft strong warm red numeric nowrap visually-hidden`.
mod anchor;
mod button;
mod checkbox;
mod chip;
mod dialog;
mod drop_zone;
mod empty_state;
mod error_block;
mod field;
mod figure;
mod given;
mod id;
mod keypad;
mod menu;
mod pick_field;
mod popover;
mod progress;
mod search_field;
mod section_heading;
mod segmented;
mod select;
mod skeleton;
mod slider;
mod table_view;
mod text_cells;
mod toast;
mod virtual_list;

pub use button::{Button, ButtonLook, IconButton, IconButtonLook, LinkButton};
pub use checkbox::Checkbox;
pub use chip::{Chip, ChipTone, ClassChip, ClassFace, ClassLetter, Movement, TagChip};
pub use dialog::{Dialog, DialogWidth, focus_first_field};
pub use drop_zone::DropZone;
pub use empty_state::{Drawing, EmptyState};
pub use error_block::{ErrorBlock, ErrorTone};
pub use field::{Field, FieldKind};
pub use figure::{Figure, FigureStrip};
pub(crate) use given::given;
pub use id::unique_id;
pub use keypad::{Keypad, KeypadKey};
pub use menu::{Menu, MenuItem};
pub use pick_field::{PickEntry, PickField, focus_page_search};
pub use popover::Popover;
pub use progress::Progress;
pub use search_field::SearchField;
pub use section_heading::SectionHeading;
pub use segmented::Segmented;
pub use select::{Choice, Select};
pub use skeleton::Skeleton;
pub use slider::{Reach, slider};
pub use table_view::{Align, Column, TableView};
pub use text_cells::TextCells;
pub use toast::{ToastHost, Toasts, provide_toasts, use_toasts};
pub use virtual_list::{DrawRow, VirtualList, VirtualListHandle};
