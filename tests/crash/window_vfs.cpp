// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/crash/window_vfs.hpp"

#include <sqlite3.h>
#include <atomic>
#include <stdexcept>
#include <utility>

namespace plein::crash {
namespace {

// SQLite's interface has no room for an object, so what the layer knows stands here.
sqlite3_vfs* below = nullptr;
sqlite3_vfs layer;
sqlite3_io_methods const* methods_below = nullptr;
sqlite3_io_methods methods;
std::function<void()> act_in_window;
std::atomic<int> window_count = 0;
std::atomic<long> write_count = 0;

int note_unfetch(sqlite3_file* file, sqlite3_int64 offset, void* page) {
    if (page == nullptr) {
        ++window_count;
        // The act itself may checkpoint; it must not come here again.
        if (auto const act = std::exchange(act_in_window, nullptr)) act();
    }
    return methods_below->xUnfetch(file, offset, page);
}

int note_write(sqlite3_file* file, void const* data, int size, sqlite3_int64 offset) {
    ++write_count;
    return methods_below->xWrite(file, data, size, offset);
}

int open_file(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out_flags) {
    int const status = below->xOpen(below, name, file, flags, out_flags);
    if (status != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0) return status;
    methods_below = file->pMethods;
    methods = *methods_below;
    methods.xUnfetch = note_unfetch;
    methods.xWrite = note_write;
    file->pMethods = &methods;
    return status;
}

}  // namespace

WindowVfs::WindowVfs() {
    below = sqlite3_vfs_find(nullptr);
    layer = *below;
    layer.pNext = nullptr;
    layer.zName = "plein-window";
    layer.xOpen = open_file;
    window_count = 0;
    write_count = 0;
    if (sqlite3_vfs_register(&layer, 1) != SQLITE_OK) throw std::runtime_error("SQLite takes no further file system");
}

WindowVfs::~WindowVfs() {
    act_in_window = nullptr;
    sqlite3_vfs_unregister(&layer);
}

void WindowVfs::in_window(std::function<void()> act) { act_in_window = std::move(act); }

int WindowVfs::windows() const { return window_count; }

long WindowVfs::database_writes() const { return write_count; }

}  // namespace plein::crash
