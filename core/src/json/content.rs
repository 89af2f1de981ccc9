//! From a tree to the types that it holds, with the place of whatever does not fit.

use std::fmt;
use std::slice;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::tree::Tree;

/// A step on the way from the top of a file to something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field, or the name of a choice.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// Why a tree does not hold what is asked for.
#[derive(Debug)]
pub(super) struct Misfit {
    /// In serde's words.
    pub(super) message: String,
    /// Where; filled in on the way out, by the innermost value first.
    pub(super) path: Option<Vec<Step>>,
}

impl Misfit {
    fn at(mut self, path: &Path) -> Self {
        self.path.get_or_insert_with(|| path.steps());
        self
    }
}

impl Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), path: None }
    }

    fn invalid_type(unexpected: Unexpected, expected: &dyn Expected) -> Self {
        match unexpected {
            Unexpected::Unit => {
                Self::custom(format_args!("invalid type: null, expected {expected}"))
            }
            other => Self::custom(format_args!("invalid type: {other}, expected {expected}")),
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

/// The way to a value, kept on the stack and written down only when something is wrong.
#[derive(Clone, Copy)]
enum Path<'a> {
    Top,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    fn steps(&self) -> Vec<Step> {
        let (mut steps, last) = match self {
            Path::Top => return Vec::new(),
            Path::Key(before, key) => (before.steps(), Step::Key((*key).to_owned())),
            Path::Item(before, index) => (before.steps(), Step::Item(*index)),
        };
        steps.push(last);
        steps
    }
}

/// Reads a `T` from a tree.
pub(super) fn read<'de, T: serde::Deserialize<'de>>(tree: &'de Tree) -> Result<T, Misfit> {
    T::deserialize(At { tree, path: &Path::Top })
}

/// A value and the way to it.
#[derive(Clone, Copy)]
struct At<'de, 'p> {
    tree: &'de Tree,
    path: &'p Path<'p>,
}

impl<'de> Tree {
    fn unexpected(&'de self) -> Unexpected<'de> {
        match self {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(bool) => Unexpected::Bool(*bool),
            Tree::Whole(number) => Unexpected::Unsigned(*number),
            Tree::Negative(number) => Unexpected::Signed(*number),
            Tree::OtherNumber => Unexpected::Other("a number with a fraction, or a very large one"),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) => Unexpected::Seq,
            Tree::Object(_) => Unexpected::Map,
        }
    }
}

impl At<'_, '_> {
    fn misfit(&self, expected: &dyn Expected) -> Misfit {
        <Misfit as Error>::invalid_type(self.tree.unexpected(), expected).at(self.path)
    }
}

/// Each method calls the one visit that can be right, and not whichever fits the tree: with a copy
/// of every visit for every type, the reading code would be several times as large.
impl<'de> Deserializer<'de> for At<'de, '_> {
    type Error = Misfit;

    /// Nothing that is read here describes itself.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        Err(self.misfit(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Tree::Bool(bool) => {
                visitor.visit_bool(*bool).map_err(|misfit: Misfit| misfit.at(self.path))
            }
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Tree::Whole(number) => {
                visitor.visit_u64(*number).map_err(|misfit: Misfit| misfit.at(self.path))
            }
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Tree::Text(text) => {
                visitor.visit_borrowed_str(text).map_err(|misfit: Misfit| misfit.at(self.path))
            }
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Tree::List(items) = self.tree else { return Err(self.misfit(&visitor)) };
        let mut items = Items { left: items.iter(), next: 0, path: self.path };
        let read = visitor.visit_seq(&mut items).map_err(|misfit| misfit.at(self.path))?;
        match items.left.next() {
            None => Ok(read),
            Some(_) => Err(too_many_items().at(self.path)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Tree::Object(fields) = self.tree else { return Err(self.misfit(&visitor)) };
        visitor
            .visit_map(Fields { left: fields.iter(), value: None, path: self.path })
            .map_err(|misfit| misfit.at(self.path))
    }

    /// Fields go by name: a list in their place is refused, though serde would take one.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let choice = match self.tree {
            Tree::Text(name) => Choice { name, value: None, path: self.path },
            Tree::Object(fields) => match fields.as_slice() {
                [(name, value)] => Choice { name, value: Some(value), path: self.path },
                several => return Err(not_one_choice(several.len()).at(self.path)),
            },
            _ => return Err(self.misfit(&"the name of a choice")),
        };
        visitor.visit_enum(choice).map_err(|misfit| misfit.at(self.path))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct
        identifier
    }
}

fn too_many_items() -> Misfit {
    Error::custom(
        "There are more items in this list than it can hold. Take out the items that do not belong.",
    )
}

fn not_one_choice(fields: usize) -> Misfit {
    Error::custom(format_args!("invalid length {fields}, expected one choice"))
}

struct Items<'de, 'p> {
    left: slice::Iter<'de, Tree>,
    next: usize,
    path: &'p Path<'p>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misfit> {
        let Some(tree) = self.left.next() else { return Ok(None) };
        let path = Path::Item(self.path, self.next);
        self.next += 1;
        seed.deserialize(At { tree, path: &path }).map(Some).map_err(|misfit| misfit.at(&path))
    }
}

struct Fields<'de, 'p> {
    left: slice::Iter<'de, (String, Tree)>,
    value: Option<(&'de str, &'de Tree)>,
    path: &'p Path<'p>,
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misfit> {
        let Some((key, value)) = self.left.next() else { return Ok(None) };
        self.value = Some((key, value));
        let text: StrDeserializer<Misfit> = key.as_str().into_deserializer();
        let path = Path::Key(self.path, key);
        seed.deserialize(text).map(Some).map_err(|misfit| misfit.at(&path))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        let Some((key, tree)) = self.value.take() else {
            return Err(Error::custom("a value was asked for before its key"));
        };
        let path = Path::Key(self.path, key);
        seed.deserialize(At { tree, path: &path }).map_err(|misfit| misfit.at(&path))
    }
}

/// One of several choices: its name, and what it holds.
struct Choice<'de, 'p> {
    name: &'de str,
    value: Option<&'de Tree>,
    path: &'p Path<'p>,
}

impl<'de, 'p> EnumAccess<'de> for Choice<'de, 'p> {
    type Error = Misfit;
    type Variant = Chosen<'de, 'p>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Chosen<'de, 'p>), Misfit> {
        let name: StrDeserializer<Misfit> = self.name.into_deserializer();
        let chosen = Chosen { name: self.name, value: self.value, path: self.path };
        let way = chosen.way();
        seed.deserialize(name).map_err(|misfit| misfit.at(&way)).map(|variant| (variant, chosen))
    }
}

struct Chosen<'de, 'p> {
    name: &'de str,
    value: Option<&'de Tree>,
    path: &'p Path<'p>,
}

impl<'de> Chosen<'de, '_> {
    /// A choice that is only named stands where it is; one that holds something has a field.
    fn way(&self) -> Path<'_> {
        match self.value {
            Some(_) => Path::Key(self.path, self.name),
            None => *self.path,
        }
    }

    fn held(&self) -> Result<&'de Tree, Misfit> {
        let nothing = || {
            Misfit::custom(format_args!(
                "“{}” holds nothing here. Write it as an object that holds what belongs to it",
                self.name
            ))
        };
        self.value.ok_or_else(nothing)
    }
}

impl<'de> VariantAccess<'de> for Chosen<'de, '_> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        match self.value {
            None | Some(Tree::Null) => Ok(()),
            Some(other) => {
                let misfit = <Misfit as Error>::invalid_type(other.unexpected(), &"null");
                Err(misfit.at(&self.way()))
            }
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Misfit> {
        let (tree, path) = (self.held()?, self.way());
        seed.deserialize(At { tree, path: &path }).map_err(|misfit| misfit.at(&path))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        let (tree, path) = (self.held()?, self.way());
        At { tree, path: &path }.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let (tree, path) = (self.held()?, self.way());
        At { tree, path: &path }.deserialize_struct("", fields, visitor)
    }
}
