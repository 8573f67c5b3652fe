/*
 * libfaketime shows the machine's time to a signal handler that interrupts one of its waits. PostgreSQL waits in
 * epoll_wait, and its handler of SIGALRM then finds no timeout due: no deadlock is ever detected, no statement timed out.
 * Loaded before libfaketime, this waits without it; a time to wait is relative, nothing of it is to be faked.
 */
#include <signal.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Bytes of the kernel's set of signals. */
#define SIGNAL_SET (_NSIG / 8)

int epoll_wait(int waiting, struct epoll_event *events, int most, int milliseconds) {
  return syscall(SYS_epoll_pwait, waiting, events, most, milliseconds, NULL, SIGNAL_SET);
}

int epoll_pwait(int waiting, struct epoll_event *events, int most, int milliseconds, const sigset_t *signals) {
  return syscall(SYS_epoll_pwait, waiting, events, most, milliseconds, signals, SIGNAL_SET);
}
