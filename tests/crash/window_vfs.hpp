// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>

namespace plein::crash {

/// While this lives, every SQLite file of this process is opened through a layer over the normal file system that sees
/// two things of the database file itself (not of its log):
/// - the moment inside a checkpoint at which SQLite has read the header of the log and found it changed by another
///   connection, but has not begun to copy: the window of the WAL-reset defect. SQLite calls xUnfetch(0) there, and
///   with mmap_size=0 nowhere else;
/// - every write, which in WAL mode only a checkpoint does.
/// One at a time; make it before the first connection and destroy it after the last.
class WindowVfs {
public:
    WindowVfs();
    ~WindowVfs();
    WindowVfs(WindowVfs const&) = delete;
    WindowVfs& operator=(WindowVfs const&) = delete;

    /// Calls `act` in the window, on the checkpointing thread.
    void in_window(std::function<void()> act);
    /// How often the window has opened.
    [[nodiscard]] int windows() const;
    /// How many times a checkpoint has written to a database file.
    [[nodiscard]] long database_writes() const;
};

}  // namespace plein::crash
