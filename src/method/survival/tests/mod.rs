//! The models against published values and against the reference programs.
mod corpus;
mod numbers;
mod reference;
