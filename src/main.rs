//! The `underlag` program: everything is in the library, see `underlag::cli`.

use mimalloc::MiMalloc;

/// A document is some thousand small pieces and a few large ones, on many threads at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    // The allocator asks for pages of 2 MB, of which a thread takes a few kilobytes: half of a busy
    // gateway's memory. Where the kernel knows no huge pages there is nothing to switch off.
    rustix::thread::disable_transparent_huge_pages(true).ok();
    underlag::cli::main()
}
