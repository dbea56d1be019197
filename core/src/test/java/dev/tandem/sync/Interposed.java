package dev.tandem.sync;

import dev.tandem.spi.state.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that happens between two calls to a store, as another process would do it. */
final class Interposed {
  private Interposed() {}

  /**
   * A store through which something happens once.
   *
   * @param method after which method of the store
   * @param time after which call of it, from 1 on
   * @param action what happens; it goes to the store itself
   * @param arguments only calls with these arguments count; all when none is named
   */
  static SyncStore after(
      SyncStore store, String method, int time, Runnable action, Object... arguments) {
    AtomicInteger calls = new AtomicInteger();
    return (SyncStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, called, given) -> {
              Object answer;
              try {
                answer = called.invoke(store, given);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              boolean counts =
                  called.getName().equals(method)
                      && (arguments.length == 0 || Arrays.equals(arguments, given));
              if (counts && calls.incrementAndGet() == time) {
                action.run();
              }
              return answer;
            });
  }

  /** A store before each call of one method of which something happens, and may fail. */
  static SyncStore before(SyncStore store, String method, Runnable action) {
    return before(SyncStore.class, store, method, action);
  }

  /** The same before the calls to anything else. */
  static <T> T before(Class<T> type, T target, String method, Runnable action) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, given) -> {
              if (called.getName().equals(method)) {
                action.run();
              }
              try {
                return called.invoke(target, given);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
