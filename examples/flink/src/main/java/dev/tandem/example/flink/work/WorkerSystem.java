package dev.tandem.example.flink.work;

import dev.tandem.spi.connector.Connector;
import java.util.HashMap;
import java.util.Map;

/**
 * A system as the tasks of one process share it: one connector, and one copy of the rows that
 * lookups need. It is opened for the first task and closed behind the last one. Safe for any
 * thread.
 */
public final class WorkerSystem implements AutoCloseable {
  private static final Map<Key, WorkerSystem> OPEN = new HashMap<>();

  private final Key key;
  private final OpenedSystem system;
  private final LookupRows lookups;
  private int users;

  private WorkerSystem(Key key) {
    this.key = key;
    system = key.factory().open(key.map().compiled().catalogs().of(key.factory().side()));
    lookups = new LookupRows(system.connector());
  }

  private record Key(JobMap map, SystemFactory factory) {}

  /** The system of this process; close it once for each call. */
  public static WorkerSystem open(JobMap map, SystemFactory factory) {
    synchronized (OPEN) {
      WorkerSystem system = OPEN.computeIfAbsent(new Key(map, factory), WorkerSystem::new);
      system.users++;
      return system;
    }
  }

  /** The connector. */
  public Connector connector() {
    return system.connector();
  }

  /** The rows of the system that lookups need. */
  public LookupRows lookups() {
    return lookups;
  }

  /** Gives it back. */
  @Override
  public void close() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(key);
        system.close();
      }
    }
  }
}
