// Preloaded into the web server: when the process that started it is gone, however it went, it ends too.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
