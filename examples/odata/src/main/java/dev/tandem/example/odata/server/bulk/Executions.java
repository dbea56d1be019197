package dev.tandem.example.odata.server.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The executions that are remembered; at most one import at a time. Safe for any thread. */
final class Executions {
  private static final int MOST = 10_000;

  private final Map<String, Execution> known = new LinkedHashMap<>();
  private @Nullable Execution importing;

  /** Begins an import. */
  synchronized Execution beginImport(String id) throws ActionRefusal {
    if (importing != null) {
      throw new ActionRefusal(
          "another package is being imported (%s); packages must not be imported in parallel"
              .formatted(importing.id()));
    }
    importing = begin(id);
    return importing;
  }

  /** The import is over, whatever became of it. */
  synchronized void endImport() {
    importing = null;
  }

  /** Begins an execution that runs beside others; the oldest one is forgotten when it is full. */
  synchronized Execution begin(String id) throws ActionRefusal {
    String name = id.isEmpty() ? UUID.randomUUID().toString() : id;
    if (known.containsKey(name)) {
      throw new ActionRefusal("the execution id %s is in use already".formatted(name));
    }
    if (known.size() >= MOST) {
      known.remove(known.keySet().iterator().next());
    }
    Execution execution = new Execution(name);
    known.put(name, execution);
    return execution;
  }

  synchronized Execution need(String id) throws ActionRefusal {
    Execution execution = known.get(id);
    if (execution == null) {
      throw new ActionRefusal("Execution details were not found for execution id: " + id);
    }
    return execution;
  }
}
