// Loaded into each server that is measured: tells its processor time when asked.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ microseconds: user + system });
});
process.channel?.unref();
