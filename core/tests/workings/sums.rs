//! What a step of workings comes to, worked out again: numbers, brackets, `+`, `−`, `×`, `÷`, and
//! `%` behind a number.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

/// The left side and the right side of a step such as `60 × 100 ÷ 150 = 40`; `None` for a
/// sentence.
pub fn sides(step: &str) -> Option<(&str, &str)> {
    step.split_once(" = ")
}

/// What the left side of a step comes to; an error names what cannot be read.
pub fn value(text: &str) -> Result<BigRational, String> {
    let mut reading = Reading { left: text.chars().filter(|c| *c != ' ').collect(), at: 0 };
    let value = reading.sum()?;
    match reading.next() {
        None => Ok(value),
        Some(other) => Err(format!("“{other}” in “{text}”")),
    }
}

/// Whether the right side of a step says this figure: as a decimal, as the exact fraction behind
/// one, or cut and marked with `…`.
pub fn says(right: &str, figure: &BigRational) -> bool {
    if let Some((_, exactly)) = right.split_once("(exactly ") {
        return value(exactly.trim_end_matches(')')).as_ref() == Ok(figure);
    }
    match right.strip_suffix('…') {
        None => value(right).as_ref() == Ok(figure),
        Some(cut) => value(cut).is_ok_and(|cut| is_cut(&cut, figure)),
    }
}

/// Whether a decimal of six places is a figure cut there.
fn is_cut(cut: &BigRational, figure: &BigRational) -> bool {
    let million = BigRational::from(BigInt::from(1_000_000));
    cut * &million == (figure * &million).trunc()
}

fn not_nothing(by: BigRational) -> Result<BigRational, String> {
    if by.is_zero() { Err("division by nothing".to_owned()) } else { Ok(by) }
}

struct Reading {
    left: Vec<char>,
    at: usize,
}

impl Reading {
    fn next(&self) -> Option<char> {
        self.left.get(self.at).copied()
    }

    /// Whether this comes next, and then goes on behind it.
    fn takes(&mut self, sign: char) -> bool {
        let is_next = self.next() == Some(sign);
        self.at += usize::from(is_next);
        is_next
    }

    fn sum(&mut self) -> Result<BigRational, String> {
        let mut sum = self.product()?;
        loop {
            if self.takes('+') {
                sum += self.product()?;
            } else if self.takes('−') {
                sum -= self.product()?;
            } else {
                return Ok(sum);
            }
        }
    }

    fn product(&mut self) -> Result<BigRational, String> {
        let mut product = self.part()?;
        loop {
            if self.takes('×') {
                product *= self.part()?;
            } else if self.takes('÷') {
                product /= not_nothing(self.part()?)?;
            } else {
                return Ok(product);
            }
        }
    }

    fn part(&mut self) -> Result<BigRational, String> {
        if self.takes('-') {
            return Ok(-self.part()?);
        }
        let part = if self.takes('(') {
            let inside = self.sum()?;
            if !self.takes(')') {
                return Err("a bracket that is not closed".to_owned());
            }
            inside
        } else {
            self.fraction()?
        };
        let percent = BigRational::new(1.into(), 100.into());
        Ok(if self.takes('%') { part * percent } else { part })
    }

    /// A number, or a fraction such as `800/21`.
    fn fraction(&mut self) -> Result<BigRational, String> {
        let over = self.number()?;
        if self.takes('/') { Ok(over / not_nothing(self.number()?)?) } else { Ok(over) }
    }

    fn number(&mut self) -> Result<BigRational, String> {
        let rest = &self.left[self.at..];
        let digits: String = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
        let (whole, places) = digits.split_once('.').unwrap_or((&digits, ""));
        let number: Result<BigInt, _> = format!("{whole}{places}").parse();
        let number =
            number.map_err(|_| format!("no number at “{}”", rest.iter().collect::<String>()))?;
        let places = u32::try_from(places.len()).unwrap_or_default();
        self.at += digits.chars().count();
        Ok(BigRational::new(number, BigInt::from(10).pow(places)))
    }
}
