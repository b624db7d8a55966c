//! The `underlag` program: everything is in the library, see `underlag::cli`.

fn main() -> std::process::ExitCode {
    underlag::cli::main()
}
