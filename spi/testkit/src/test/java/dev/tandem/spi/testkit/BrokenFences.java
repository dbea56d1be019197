package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Connectors whose fences leak or whose ledgers lie, each in one way. */
final class BrokenFences {
  /** Long enough for another thread to come between. */
  private static final long PAUSE_NANOS = 300_000;

  private BrokenFences() {}

  /** Lets an older generation write. */
  static Connector ignoresFences(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        return super.write(group.under(null));
      }
    };
  }

  /** Carries the writes out and says that it did not. */
  static Connector fencesTheAnswerOnly(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = super.write(group);
        if (outcomes.get(0) instanceof WriteOutcome.Fenced && group.atomic()) {
          super.write(group.under(null));
        }
        return outcomes;
      }
    };
  }

  /** Has one fence for all partitions. */
  static Connector mixesPartitions(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public boolean raiseFence(Fence fence) {
        return super.raiseFence(new Fence("all", fence.generation()));
      }

      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Fence fence = group.fence();
        return super.write(
            group.under(fence == null ? null : new Fence("all", fence.generation())));
      }
    };
  }

  /** Takes the fence that came last. */
  static Connector lowersFences(Connector sound) {
    Map<String, Long> fences = new HashMap<>();
    return new AlteredConnector(sound) {
      @Override
      public synchronized boolean raiseFence(Fence fence) {
        fences.put(fence.partition(), fence.generation());
        return true;
      }

      @Override
      public synchronized List<WriteOutcome> write(WriteGroup group) {
        Fence fence = group.fence();
        boolean old =
            fence != null && fences.getOrDefault(fence.partition(), 0L) > fence.generation();
        if (old) {
          sound.raiseFence(new Fence("old", 2));
          return super.write(group.under(new Fence("old", 1)));
        }
        return super.write(group.under(null));
      }
    };
  }

  /** Looks at the fence first and writes afterwards. */
  static Connector checksTooEarly(Connector sound) {
    Map<String, Long> fences = new ConcurrentHashMap<>();
    return new AlteredConnector(sound) {
      @Override
      public boolean raiseFence(Fence fence) {
        fences.merge(fence.partition(), fence.generation(), Math::max);
        return super.raiseFence(fence);
      }

      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Fence fence = group.fence();
        boolean old =
            fence != null && fences.getOrDefault(fence.partition(), 0L) > fence.generation();
        if (old || fence == null) {
          return super.write(group);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return super.write(group.under(null));
      }
    };
  }

  /** Fences writers where it declares that it cannot. */
  static Connector fencesEveryFence(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Fence fence = group.fence();
        if (fence != null && fence.generation() == 1 && isUnknown(fence)) {
          return group.writes().stream().<WriteOutcome>map(w -> new WriteOutcome.Fenced()).toList();
        }
        return super.write(group);
      }

      private boolean isUnknown(Fence fence) {
        return fence.partition().equals(FenceContract.PARTITION) && super.raiseFence(fence);
      }
    };
  }

  private static Connector changesLedger(Connector sound, Ledger ledger) {
    return new AlteredConnector(sound) {
      @Override
      public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
        return ledger.change(operationIds, super.accepted(operationIds));
      }
    };
  }

  private interface Ledger {
    Map<String, AcceptedOperation> change(
        Collection<String> asked, Map<String, AcceptedOperation> accepted);
  }

  /** Does not know with which version an operation ended. */
  static Connector forgetsVersions(Connector sound) {
    return changesLedger(
        sound,
        (asked, accepted) -> {
          Map<String, AcceptedOperation> blank = new HashMap<>();
          accepted.forEach(
              (id, known) -> blank.put(id, new AcceptedOperation(id, null, known.id())));
          return blank;
        });
  }

  /** Does not know which row an operation wrote. */
  static Connector forgetsIds(Connector sound) {
    return changesLedger(
        sound,
        (asked, accepted) -> {
          Map<String, AcceptedOperation> blank = new HashMap<>();
          accepted.forEach(
              (id, known) -> blank.put(id, new AcceptedOperation(id, known.version(), null)));
          return blank;
        });
  }

  /** Answers about the first hundred operations. */
  static Connector readsTheLedgerInPart(Connector sound) {
    return changesLedger(
        sound,
        (asked, accepted) -> {
          Map<String, AcceptedOperation> part = new LinkedHashMap<>(accepted);
          part.keySet().retainAll(new ArrayList<>(asked).subList(0, Math.min(100, asked.size())));
          return part;
        });
  }

  /** Takes every operation that arrived for one that was accepted. */
  static Connector acceptsWhatArrives(Connector sound) {
    Set<String> arrived = new HashSet<>();
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = super.write(group);
        if (!(outcomes.get(0) instanceof WriteOutcome.Fenced)) {
          synchronized (arrived) {
            group.writes().stream().map(Write::operationId).forEach(arrived::add);
          }
        }
        return outcomes;
      }

      @Override
      public Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
        Map<String, AcceptedOperation> accepted = new HashMap<>(super.accepted(operationIds));
        synchronized (arrived) {
          for (String id : operationIds) {
            if (arrived.contains(id)) {
              accepted.putIfAbsent(id, new AcceptedOperation(id, null, null));
            }
          }
        }
        return accepted;
      }
    };
  }

  /** Looks into the ledger first and writes afterwards, under another id. */
  static Connector looksBeforeItWrites(Connector sound) {
    Map<String, WriteOutcome> ledger = new ConcurrentHashMap<>();
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Write write = group.writes().get(0);
        boolean plain = group.writes().size() == 1 && group.fence() == null;
        if (!plain || ledger.containsKey(write.operationId())) {
          return super.write(group);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        List<WriteOutcome> outcomes = super.write(group);
        if (outcomes.get(0) instanceof WriteOutcome.Duplicate duplicate
            && !ledger.containsKey(write.operationId())) {
          outcomes = List.of(new WriteOutcome.Applied(duplicate.version(), false, duplicate.id()));
        }
        if (outcomes.get(0).succeeded()) {
          LockSupport.parkNanos(PAUSE_NANOS);
          ledger.put(write.operationId(), outcomes.get(0));
        }
        return outcomes;
      }
    };
  }
}
