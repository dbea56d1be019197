package dev.tandem.sync;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something happens before or after the calls to an interface: the process is killed, or somebody
 * writes. Every call counts two moments, one before and one after its effect.
 */
final class Tripwire {
  /** The process is gone; nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Calls that reach no system. */
  private static final Set<String> QUIET =
      Set.of("side", "capabilities", "catalog", "toString", "hashCode", "equals");

  private final List<Runnable> watchers = new ArrayList<>();
  private long moments;
  private boolean busy;

  /** What happens at every moment. */
  Tripwire watch(Runnable watcher) {
    watchers.add(watcher);
    return this;
  }

  /** What happens once this many more moments have come. */
  Tripwire after(long more, Runnable event) {
    long at = moments + more;
    return watch(
        () -> {
          if (moments == at) {
            event.run();
          }
        });
  }

  /** Kills the process when this many more moments have come. */
  Tripwire killAfter(long more) {
    return after(
        more,
        () -> {
          throw new Killed();
        });
  }

  /** How many moments there were. */
  long moments() {
    return moments;
  }

  private void pass() {
    if (!busy) {
      busy = true;
      try {
        moments++;
        watchers.forEach(Runnable::run);
      } finally {
        busy = false;
      }
    }
  }

  /** The same object with the wire around it. */
  <T> T around(Class<T> type, T inner) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (QUIET.contains(method.getName())) {
                return method.invoke(inner, arguments);
              }
              pass();
              try {
                Object result = method.invoke(inner, arguments);
                pass();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
