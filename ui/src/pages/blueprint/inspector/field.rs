//! One field: a control of its type, the raw expression one click away, what it comes to, what was refused.
//!
//! Keyboard: Enter or leaving the field sets it (Ctrl+Enter in a raw expression of several lines), Escape takes the typing back.

use std::mem::discriminant;
use std::sync::Arc;

use api::catalogue::AttributeSchema;
use api::editing::ComponentDetail;
use domain::edit::Edit;
use domain::graph::Value;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{editing, use_app};
use crate::components::problem::sentence;
use crate::components::{Icon, IconButton, prose};
use crate::copy::inspector as text;
use crate::state::fields::{Field, FieldKind, Section, raw, typed};
use crate::state::literal::Literal;

/// Values longer than this are cut for the eye.
const VALUE_LENGTH: usize = 240;
/// Plain values, and what expressions come to, up to this length stand beside their name.
const SHORT: usize = 24;

/// A field that is set.
#[component]
pub fn FieldRow(
    /// Its path.
    path: String,
    /// The section it is in.
    section: Memo<Option<Section>>,
    /// The component.
    detail: Memo<Option<Arc<ComponentDetail>>>,
    /// Whether nothing can be changed.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let path = StoredValue::new(path);
    let field = Memo::new(move |before: Option<&Option<Field>>| {
        let found = section.with(|section| {
            path.with_value(|path| section.as_ref()?.fields.iter().find(|field| field.path == *path).cloned())
        });
        found.or_else(|| before.cloned().flatten())
    });
    let unset = move || {
        let key = detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.component.key.clone()));
        if let Some(key) = key {
            editing::make(app, vec![Edit::Unset { key, path: path.get_value() }]);
        }
    };
    view! { <FieldEditor field detail locked on_unset=unset/> }
}

/// A field that is about to be set.
#[component]
pub fn DraftField(
    /// The path of its section.
    section: String,
    /// What it will be.
    attribute: AttributeSchema,
    /// The component.
    detail: Memo<Option<Arc<ComponentDetail>>>,
    /// It is not to be set after all.
    #[prop(into)]
    on_drop: Callback<()>,
) -> impl IntoView {
    let draft = Field::draft(&section, &attribute);
    let field = Memo::new(move |_| Some(draft.clone()));
    view! { <FieldEditor field detail locked=false on_unset=on_drop focused=true/> }
}

#[component]
fn FieldEditor(
    field: Memo<Option<Field>>,
    detail: Memo<Option<Arc<ComponentDetail>>>,
    #[prop(into)] locked: Signal<bool>,
    #[prop(into)] on_unset: Callback<()>,
    #[prop(optional)] focused: bool,
) -> impl IntoView {
    let app = use_app();
    let name = move || field.with(|field| field.as_ref().map(|field| field.name.clone()).unwrap_or_default());
    let literal = Memo::new(move |_| field.with(|field| field.as_ref().and_then(Field::literal)));
    let wants_raw = RwSignal::new(false);
    let is_raw = Memo::new(move |_| wants_raw.get() || literal.with(Option::is_none));
    let refused = RwSignal::new(None::<String>);
    let underway = StoredValue::new(None::<String>);
    let set = move |expression: String| {
        let current =
            field.with_untracked(|field| field.as_ref().map(|field| (field.path.clone(), field.expression.clone())));
        let key = detail.with_untracked(|detail| detail.as_ref().map(|detail| detail.component.key.clone()));
        let (Some((path, before)), Some(key)) = (current, key) else { return };
        if expression == before {
            refused.set(None);
            return;
        }
        // Enter and leaving the field both report what was typed.
        if underway.with_value(|underway| underway.as_ref() == Some(&expression)) {
            return;
        }
        underway.set_value(Some(expression.clone()));
        spawn_local(async move {
            let outcome = editing::edit(app, vec![Edit::Set { key, path, expression }]).await;
            underway.try_set_value(None);
            match outcome {
                Ok(_) => drop(refused.try_set(None)),
                Err(problem) => drop(refused.try_set(Some(sentence(&problem.detail.unwrap_or(problem.title))))),
            }
        });
    };
    // A control says itself how it is to be read: it may be taken away and still report what was typed last.
    let submit = move |typed_text: String, as_expression: bool| {
        let outcome = match literal.get_untracked().filter(|_| !as_expression) {
            Some(literal) => typed(&literal, &typed_text),
            None if as_expression => raw(&typed_text),
            None => return,
        };
        match outcome {
            Ok(expression) => set(expression),
            Err(refusal) => refused.set(Some(text::refusal(refusal).to_owned())),
        }
    };
    // A control stays while its value changes: the focus stays with it.
    let control_kind =
        Memo::new(
            move |_| if is_raw.get() { None } else { literal.with(|literal| literal.as_ref().map(discriminant)) },
        );
    let name = Signal::derive(name);
    let expression = Signal::derive(move || {
        field.with(|field| field.as_ref().map(|field| field.expression.clone()).unwrap_or_default())
    });
    // What has become a plain value is edited as one again.
    Effect::new(move |before: Option<String>| {
        let now = expression.get();
        if before.is_some_and(|before| before != now) && wants_raw.get_untracked() {
            wants_raw.set(false);
        }
        now
    });
    let typed_value = Signal::derive(move || match literal.get() {
        Some(Literal::Text(text) | Literal::Number(text)) => text,
        Some(Literal::Flag(_) | Literal::Expression) | None => String::new(),
    });
    let control = move || match control_kind.get() {
        None => view! { <RawControl name value=expression locked refused submit focused/> }.into_any(),
        Some(kind) if kind == discriminant(&Literal::Flag(false)) => {
            let on = move || literal.with(|literal| matches!(literal, Some(Literal::Flag(true))));
            let switch = NodeRef::<leptos::html::Input>::new();
            focus_if(focused, move || switch.get().map(|switch| drop(switch.focus())));
            view! {
                <input
                    class="switch"
                    type="checkbox"
                    role="switch"
                    node_ref=switch
                    // A draft says nothing yet: Enter sets what the switch shows.
                    on:keydown=move |event: KeyboardEvent| {
                        if event.key() == "Enter" {
                            set(untrack(on).to_string());
                        }
                    }
                    aria-label=name
                    disabled=move || locked.get()
                    prop:checked=on
                    on:change=move |event| set(event_target_checked(&event).to_string())
                />
            }
            .into_any()
        }
        Some(kind) => {
            let numeric = kind == discriminant(&Literal::Number(String::new()));
            view! { <LineControl name value=typed_value numeric locked refused submit focused/> }.into_any()
        }
    };
    let required = move || field.with(|field| field.as_ref().is_some_and(|field| field.required));
    let type_hint = move || {
        field.with(|field| match field.as_ref().map(|field| &field.kind) {
            Some(FieldKind::Raw(type_name)) => type_name.clone(),
            Some(FieldKind::Text) => "string".to_owned(),
            Some(FieldKind::Number) => "number".to_owned(),
            Some(FieldKind::Flag) => "bool".to_owned(),
            None => String::new(),
        })
    };
    // An expression, and a plain value that does not fit beside its name, stand below it.
    let is_long = move || is_raw.get() || typed_value.with(|value| value.chars().count() > SHORT);
    let can_toggle = move || literal.with(Option::is_some) && !locked.get();
    view! {
        <div class="field" class:field-long=is_long>
            <span class="field-name" title=move || format!("{} {}", name.get(), type_hint())>
                {name}
                <Show when=required>
                    <span class="field-required" title=text::REQUIRED>"*"</span>
                </Show>
            </span>
            <div class="field-control">{control}</div>
            <div class="field-actions">
                <Show when=can_toggle>
                    <IconButton
                        label=Signal::derive(move || text::raw_toggle(&name.get()))
                        icon=Icon::Braces
                        pressed=Signal::derive(move || is_raw.get())
                        on_press=move || wants_raw.update(|raw| *raw = !*raw)
                    />
                </Show>
                <Show when=move || !locked.get()>
                    <IconButton label=Signal::derive(move || text::unset(&name.get())) icon=Icon::Close on_press=on_unset/>
                </Show>
            </div>
            {move || refused.get().map(|refused| view! { <p class="field-refused" role="alert">{refused}</p> })}
            {move || literal.with(Option::is_none).then(|| view! { <Outcome field/> })}
        </div>
    }
}

/// What an expression comes to.
#[component]
fn Outcome(field: Memo<Option<Field>>) -> impl IntoView {
    move || {
        field.with(|field| match field.as_ref().and_then(|field| field.value.clone()) {
            None => ().into_any(),
            Some(Value::Known { value }) => {
                let full = value.to_string();
                let shown: String = full.chars().take(VALUE_LENGTH).collect();
                let shown = if shown.len() < full.len() { format!("{shown}…") } else { shown };
                let beside = shown.chars().count() <= SHORT;
                view! {
                    <p class="field-value mono" class:field-value-beside=beside title=full>
                        <span class="field-equals">"="</span>
                        {shown}
                    </p>
                }
                .into_any()
            }
            Some(Value::Unknown { reason }) => view! {
                <p class="field-value field-value-beside">
                    <span class="tag tag-unknown">{text::UNKNOWN}</span>
                </p>
                <p class="field-value quiet">{prose(&reason)}</p>
            }
            .into_any(),
            Some(Value::Sensitive) => view! {
                <p class="field-value">
                    <span class="tag">{text::SENSITIVE}</span>
                </p>
            }
            .into_any(),
        })
    }
}

#[component]
fn LineControl(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional)] numeric: bool,
    #[prop(into)] locked: Signal<bool>,
    refused: RwSignal<Option<String>>,
    submit: impl Fn(String, bool) + Copy + 'static,
    focused: bool,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    focus_if(focused, move || input.get().map(|input| drop(input.focus())));
    let key = move |event: KeyboardEvent| {
        let Some(input) = input.get_untracked() else { return };
        match event.key().as_str() {
            // A draft that is empty is set by Enter, although nothing has changed.
            "Enter" => submit(input.value(), false),
            "Escape" => {
                input.set_value(&value.get_untracked());
                refused.set(None);
                event.stop_propagation();
            }
            _ => {}
        }
    };
    view! {
        <input
            class="input"
            class:tabular=numeric
            node_ref=input
            type="text"
            inputmode=numeric.then_some("decimal")
            autocomplete="off"
            spellcheck="false"
            aria-label=name
            aria-invalid=move || refused.with(Option::is_some).then_some("true")
            disabled=move || locked.get()
            prop:value=move || value.get()
            on:change=move |event| submit(event_target_value(&event), false)
            on:keydown=key
        />
    }
}

#[component]
fn RawControl(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] locked: Signal<bool>,
    refused: RwSignal<Option<String>>,
    submit: impl Fn(String, bool) + Copy + 'static,
    focused: bool,
) -> impl IntoView {
    let area = NodeRef::<leptos::html::Textarea>::new();
    focus_if(focused, move || area.get().map(|area| drop(area.focus())));
    let rows = move || value.with(|value| value.lines().count().clamp(1, 12)).to_string();
    let key = move |event: KeyboardEvent| {
        let Some(area) = area.get_untracked() else { return };
        let one_line = !area.value().contains('\n');
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() || one_line && !event.shift_key() => {
                event.prevent_default();
                submit(area.value(), true);
            }
            "Escape" => {
                area.set_value(&value.get_untracked());
                refused.set(None);
                event.stop_propagation();
            }
            _ => {}
        }
    };
    view! {
        <textarea
            class="input mono"
            node_ref=area
            rows=rows
            wrap="off"
            autocomplete="off"
            spellcheck="false"
            aria-label=move || text::expression_of(&name.get())
            aria-invalid=move || refused.with(Option::is_some).then_some("true")
            disabled=move || locked.get()
            prop:value=move || value.get()
            on:change=move |event| submit(event_target_value(&event), true)
            on:keydown=key
        ></textarea>
    }
}

fn focus_if(focused: bool, focus: impl Fn() -> Option<()> + 'static) {
    if focused {
        Effect::new(move |_| {
            let _ = focus();
        });
    }
}
