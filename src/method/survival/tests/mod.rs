//! The models against published values and against the reference programs.
mod choice;
mod corpus;
mod numbers;
mod reference;
