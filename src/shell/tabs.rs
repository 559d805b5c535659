//! Word from tab to tab: that something was written, that the whole shop was replaced, or locked. Nothing else is said.
use super::js::Listener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What one tab tells the others.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Word {
    Written,
    Replaced,
    /// Every tab forgets the shop and asks for the passphrase.
    Lock,
}

impl Word {
    const ALL: [Self; 3] = [Self::Written, Self::Replaced, Self::Lock];

    fn text(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Replaced => "replaced",
            Self::Lock => "lock",
        }
    }
}

/// The channel of one shop; silent in a browser without channels.
pub struct Channel {
    channel: Option<BroadcastChannel>,
    _listener: Option<Listener>,
}

impl Channel {
    /// Joins the channel of this name.
    pub fn join(name: &str, on_word: impl Fn(Word) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let hear = move |event: web_sys::Event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
            if let Some(word) = Word::ALL.into_iter().find(|word| text.as_deref() == Some(word.text())) {
                on_word(word);
            }
        };
        let listener = channel.as_ref().map(|channel| Listener::new(channel, "message", hear));
        Self { channel, _listener: listener }
    }

    /// Tells all other tabs.
    pub fn tell(&self, word: Word) {
        if let Some(channel) = &self.channel {
            // A closed channel has nobody to tell.
            let _ = channel.post_message(&JsValue::from_str(word.text()));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
