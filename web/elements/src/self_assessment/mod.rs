//! What a council asks for, filled in by a supplier on a page of the council's.

mod around;
mod begin;
mod choose;
mod kept;
mod open;

use common_measure::response::{Response, Sent};
use common_measure_parts::{Problem, error_summary, focus_summary, notification};
use common_measure_respond::{Around, HEADING, Page, Respond, Responses, Way};
use wasm_bindgen_futures::spawn_local;
use yew::{Component, Context, Html, NodeRef, Properties, html};

use crate::host::{Host, Told};

use around::Wired;
use begin::{Begun, begin};
use choose::{FIELD, choose, choose_saved, saved};
use open::Open;

/// What the element was given.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct SelfAssessmentProps {
    /// The element.
    pub host: Host,
    /// The text of a response form, or of a response to go on with.
    pub form: Option<String>,
    /// What was entered in the element before it was drawn again.
    pub before: Responses,
    /// Whether the browser may keep what is entered.
    pub keep: bool,
    /// Whether it is only read.
    pub read_only: bool,
}

/// The element's content.
pub(crate) struct SelfAssessment {
    chosen: Option<String>,
    stage: Stage,
    summary: NodeRef,
    /// What was followed by the focus: how often a page was gone to, how often something was in the way, and whether it was
    /// asked whether to remove the response.
    followed: (u32, u32, bool),
}

/// How far it is.
enum Stage {
    /// Nothing was opened yet.
    Opening,
    /// This is why it could not be.
    Refused(String),
    /// It is worked on.
    Working(Box<Working>),
}

/// A response that is worked on.
struct Working {
    begun: Begun,
    open: Open,
    around: Wired,
}

/// What happened in it.
pub(crate) enum Happened {
    /// A file was chosen: its text.
    Chosen(String),
    /// A text was read.
    Begun(Result<Box<Begun>, String>),
    /// The browser keeps nothing any more.
    Lost,
    /// Another response that is kept is gone on with: its key, and the text to open.
    GoOn((String, String)),
    /// It is to be asked whether to remove the response, or no longer.
    Ask(bool),
    /// The response is to be removed from this browser.
    Remove,
    /// It was.
    Removed,
    /// A page is gone to.
    Go(Way),
    /// A line of the error summary was followed: the path of a field.
    Picked(String),
    /// Something is in the way.
    InTheWay(Vec<Problem>),
}

impl Component for SelfAssessment {
    type Message = Happened;
    type Properties = SelfAssessmentProps;

    fn create(ctx: &Context<Self>) -> Self {
        let chosen = ctx.props().form.clone();
        if let Some(text) = chosen.clone() {
            open(ctx, text.clone(), text);
        }
        Self { chosen, stage: Stage::Opening, summary: NodeRef::default(), followed: (0, 0, false) }
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        match (happened, &mut self.stage) {
            (Happened::Chosen(text), Stage::Working(working)) => {
                let given = self.chosen.clone().unwrap_or_default();
                match saved(&text, &given) {
                    Ok(text) => {
                        // It is not the one that was open here until now.
                        working.begun.store.open("");
                        open(ctx, text, given);
                    }
                    Err(text) => {
                        let path = Some(FIELD.to_owned());
                        working.open.say(vec![Problem { path, text }]);
                    }
                }
            }
            (Happened::Chosen(text), _) => {
                if self.chosen.as_ref() != Some(&text) {
                    self.chosen = Some(text.clone());
                    open(ctx, text.clone(), text);
                }
            }
            (Happened::Begun(Err(reason)), stage) => *stage = Stage::Refused(reason),
            (Happened::Begun(Ok(begun)), stage) => {
                let first = !matches!(stage, Stage::Working(_));
                ctx.props().host.tell(&Told::Change { text: &begun.text, first });
                let open = Open::at_start(begun.news.clone());
                // Whoever chose a file or another response has lost what had the focus, and goes on at the heading.
                if ctx.props().form.is_none() || !first {
                    self.followed.0 = open.turn.wrapping_add(1);
                }
                let around = Wired::new(ctx, &begun, &open);
                *stage = Stage::Working(Box::new(Working { begun: *begun, open, around }));
            }
            (Happened::GoOn((key, text)), Stage::Working(working)) => {
                working.begun.store.open(&key);
                open(ctx, text, self.chosen.clone().unwrap_or_default());
            }
            (Happened::Ask(asks), Stage::Working(working)) => working.open.removing = asks,
            (Happened::Remove, Stage::Working(working)) => remove(ctx, &working.begun),
            (Happened::Removed, Stage::Working(working)) => {
                // Whoever removes what came from a file is not to find it there again.
                let form =
                    self.chosen.clone().filter(|it| !matches!(Sent::of(it), Some(Sent::Draft)));
                let blank = || {
                    let removed = Response::parse(&working.begun.text).ok()?;
                    Response::start(removed.form).to_json().ok()
                };
                if let Some(text) = form.or_else(blank) {
                    open(ctx, text, self.chosen.clone().unwrap_or_default());
                }
            }
            (Happened::Go(way), Stage::Working(working)) => working.open.go(way),
            (Happened::Picked(path), Stage::Working(working)) => {
                if ctx.props().host.root().focus(&path) {
                    return false;
                }
                working.open.go((Page::of_place(&path), Some(path)));
            }
            (Happened::InTheWay(problems), Stage::Working(working)) => working.open.say(problems),
            (Happened::Lost, _) => {}
            _ => return false,
        }
        if let Stage::Working(working) = &mut self.stage {
            working.around.renew(ctx, &working.begun, &working.open);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let onchoose = || ctx.link().callback(Happened::Chosen);
        let inside = match (&self.chosen, &self.stage) {
            (None, _) => choose(onchoose(), None),
            (Some(_), Stage::Working(working)) => self.working(ctx, working),
            (Some(_), Stage::Refused(problem)) if ctx.props().form.is_none() => {
                choose(onchoose(), Some(problem))
            }
            (Some(_), Stage::Refused(problem)) => notification(
                "This form cannot be shown".into(),
                html! {
                    <>
                        <p class="govuk-body">{ problem }</p>
                        <p class="govuk-body">{ "Please tell the people who run this page." }</p>
                    </>
                },
            ),
            (Some(_), Stage::Opening) => {
                html! { <p class="govuk-body" role="status">{ "Opening…" }</p> }
            }
        };
        html! { <div part="content" class="govuk-template__body">{ inside }</div> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let Stage::Working(working) = &self.stage else { return };
        let Open { way: (_, field), turn, told, removing, .. } = &working.open;
        let before = std::mem::replace(&mut self.followed, (*turn, *told, *removing));
        if before.1 != *told {
            focus_summary(&self.summary);
        }
        // Not on the first page: where the focus is then, is the page's affair.
        let root = ctx.props().host.root();
        if before.0 != *turn && !field.as_ref().is_some_and(|field| root.focus(field)) {
            let _ = root.focus(HEADING);
        } else if before.2 != *removing {
            let _ = root.focus(kept::REMOVE);
        }
    }
}

impl SelfAssessment {
    fn working(&self, ctx: &Context<Self>, working: &Working) -> Html {
        let Working { begun, open, around } = working;
        let (page, around): (Page, Around) = (open.way.0.clone(), around.get());
        let link = ctx.link();
        let at_start = page == Page::Tasks && !around.read_only;
        let is_kept = around.keeps && begun.store.holds(&begun.key);
        html! {
            <>
                { error_summary(&self.summary, &open.problems, &link.callback(Happened::Picked)) }
                if at_start {
                    { kept::others(&begun.others, &link.callback(Happened::GoOn)) }
                    if ctx.props().form.is_some() {
                        { choose_saved(link.callback(Happened::Chosen)) }
                    }
                }
                <Respond key={begun.key.clone()} opened={begun.opened.clone()} {page} {around} />
                if at_start && is_kept {
                    { kept::remove(open.removing, &link.callback(Happened::Ask), link.callback(|()| Happened::Remove)) }
                }
            </>
        }
    }
}

/// Removes the response from where it is kept, and tells of it.
fn remove(ctx: &Context<SelfAssessment>, begun: &Begun) {
    let (store, key, link) = (begun.store.clone(), begun.key.clone(), ctx.link().clone());
    spawn_local(async move {
        link.send_message(match store.remove(&key).await {
            Ok(()) => Happened::Removed,
            Err(text) => Happened::InTheWay(vec![Problem { path: None, text }]),
        });
    });
}

/// Reads a text, and tells of it, the page too if it is refused. `given`: the text that the element was given.
fn open(ctx: &Context<SelfAssessment>, text: String, given: String) {
    let (props, link) = (ctx.props().clone(), ctx.link().clone());
    spawn_local(async move {
        let begun = begin(&text, &given, props.keep, props.before, link.clone()).await;
        link.send_message(Happened::Begun(begun.map(Box::new).map_err(|fault| {
            let text = fault.to_string();
            props.host.tell(&Told::Error {
                code: "form",
                place: fault.place.path(),
                message: &text,
            });
            text
        })));
    });
}
