//! The `underlag` program: everything is in the library, see `underlag::cli`.

use mimalloc::MiMalloc;

/// A document is some thousand small pieces and a few large ones, on many threads at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    underlag::cli::main()
}
