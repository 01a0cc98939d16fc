//! Forms: fields with their labels, hints and mistakes, alike on every page.

use axum::extract::{FromRequest, RawForm, Request};
use maud::{Markup, html};
use serde::de::DeserializeOwned;

use super::{Fault, Visit};

/// What a form sent, or the query of an address, read; several fields of one name make a list. What
/// cannot be read is a [`Fault::Invalid`].
#[derive(Debug)]
pub struct Filled<T>(pub T);

/// A form as it was sent (`application/x-www-form-urlencoded`), in which a line ends as in the page
/// that it was typed in. Browsers send two characters for it, and count one (HTML, "constructing the
/// entry list"): a text that they take for short enough would be too long here.
pub fn line_ends(form: &str) -> String {
    form.replace("%0D%0A", "%0A")
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Filled<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let invalid = |_| Fault::Invalid(String::new());
        let RawForm(form) = RawForm::from_request(request, state)
            .await
            .map_err(invalid)?;
        match serde_html_form::from_str(&line_ends(&String::from_utf8_lossy(&form))) {
            Ok(filled) => Ok(Self(filled)),
            // What serde says of it is English, and may quote what was typed.
            Err(_) => {
                tracing::debug!("a form could not be read");
                Err(Fault::Invalid(String::new()))
            }
        }
    }
}

/// The mistakes in a form: the id of the field, and what is wrong, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistakes(Vec<(String, String)>);

impl Mistakes {
    /// Notes a mistake.
    pub fn add(&mut self, field: &str, what: impl Into<String>) {
        self.0.push((field.to_owned(), what.into()));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(f, _)| f == field)
            .map(|(_, what)| what.as_str())
    }

    /// The list of all, each leading to its field; stands before the form and takes the focus.
    pub fn summary(&self, visit: &Visit) -> Markup {
        html! {
            @if !self.is_empty() {
                div.mistakes role="alert" tabindex="-1" aria-labelledby="mistakes" {
                    h2 id="mistakes" {
                        (visit.text_with("common-errors-title", [("count", self.0.len().into())]))
                    }
                    ul {
                        @for (field, what) in &self.0 {
                            li { a href={ "#" (field) } { (what) } }
                        }
                    }
                }
            }
        }
    }
}

/// What a field is, apart from its label.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    /// Its id and name.
    pub id: &'a str,
    /// Its label, in the reader's language.
    pub label: &'a str,
    /// A sentence below the label; empty: none.
    pub hint: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// The kind of input (HTML): `text`, `email`, `password`, `url`, `date`, `number`, `search`;
    /// empty: `text`.
    pub kind: &'a str,
    /// What browsers may fill in (HTML `autocomplete`); empty: not said.
    pub autocomplete: &'a str,
    /// Whether it must be filled in.
    pub required: bool,
    /// The most characters; 0: not said.
    pub most: usize,
}

impl Field<'_> {
    fn described(&self, mistakes: &Mistakes) -> Option<String> {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.id));
        }
        if mistakes.of(self.id).is_some() {
            ids.push(format!("{}-mistake", self.id));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn around(&self, visit: &Visit, mistakes: &Mistakes, control: Markup) -> Markup {
        html! {
            div.field.wrong[mistakes.of(self.id).is_some()] {
                label for=(self.id) {
                    (self.label)
                    @if !self.required { " " span.aside { "(" (visit.text("common-optional")) ")" } }
                }
                @if !self.hint.is_empty() {
                    p.hint id={ (self.id) "-hint" } { (self.hint) }
                }
                @if let Some(what) = mistakes.of(self.id) {
                    p.mistake id={ (self.id) "-mistake" } {
                        span.hidden { (visit.text("common-error-prefix")) " " } (what)
                    }
                }
                (control)
            }
        }
    }

    /// One line.
    pub fn line(&self, visit: &Visit, mistakes: &Mistakes) -> Markup {
        let kind = if self.kind.is_empty() {
            "text"
        } else {
            self.kind
        };
        // What was typed as a password is not sent back.
        let value = (kind != "password").then_some(self.value);
        let control = html! {
            input type=(kind) id=(self.id) name=(self.id) value=[value]
                autocomplete=[(!self.autocomplete.is_empty()).then_some(self.autocomplete)]
                maxlength=[(self.most > 0).then_some(self.most)]
                required[self.required]
                aria-invalid=[mistakes.of(self.id).map(|_| "true")]
                aria-describedby=[self.described(mistakes)];
        };
        self.around(visit, mistakes, control)
    }

    /// Several lines.
    pub fn lines(&self, visit: &Visit, mistakes: &Mistakes, rows: usize) -> Markup {
        let control = html! {
            textarea id=(self.id) name=(self.id) rows=(rows)
                maxlength=[(self.most > 0).then_some(self.most)]
                required[self.required]
                aria-invalid=[mistakes.of(self.id).map(|_| "true")]
                aria-describedby=[self.described(mistakes)] { (self.value) }
        };
        self.around(visit, mistakes, control)
    }

    /// One of several: value and text of each; the one that equals `value` is chosen.
    pub fn choice(
        &self,
        visit: &Visit,
        mistakes: &Mistakes,
        options: &[(String, String)],
    ) -> Markup {
        let control = html! {
            select id=(self.id) name=(self.id)
                required[self.required]
                aria-invalid=[mistakes.of(self.id).map(|_| "true")]
                aria-describedby=[self.described(mistakes)] {
                @for (value, text) in options {
                    option value=(value) selected[value == self.value] { (text) }
                }
            }
        };
        self.around(visit, mistakes, control)
    }
}

/// One of the boxes of [`boxes`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// What is sent if it is ticked.
    pub value: String,
    /// Its label.
    pub text: String,
    /// A sentence below it; empty: none.
    pub hint: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// Boxes to tick under one question; `many` takes any number (checkboxes), else one (radio buttons).
pub fn boxes(
    visit: &Visit,
    mistakes: &Mistakes,
    (id, question, hint): (&str, &str, &str),
    many: bool,
    ticks: &[Tick],
) -> Markup {
    let kind = if many { "checkbox" } else { "radio" };
    let what = mistakes.of(id);
    let described: Vec<String> = [
        (!hint.is_empty()).then(|| format!("{id}-hint")),
        what.map(|_| format!("{id}-mistake")),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        fieldset.field.wrong[what.is_some()] id=(id) tabindex=[what.map(|_| "-1")]
            aria-describedby=[(!described.is_empty()).then(|| described.join(" "))] {
            legend { (question) }
            @if !hint.is_empty() { p.hint id={ (id) "-hint" } { (hint) } }
            @if let Some(what) = what {
                p.mistake id={ (id) "-mistake" } {
                    span.hidden { (visit.text("common-error-prefix")) " " } (what)
                }
            }
            @for (number, tick) in ticks.iter().enumerate() {
                @let own = format!("{id}-{number}");
                div.tick {
                    input type=(kind) id=(own) name=(id) value=(tick.value) checked[tick.ticked]
                        aria-describedby=[(!tick.hint.is_empty()).then(|| format!("{own}-hint"))];
                    label for=(own) { (tick.text) }
                    @if !tick.hint.is_empty() { p.hint id={ (own) "-hint" } { (tick.hint) } }
                }
            }
        }
    }
}
