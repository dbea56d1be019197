package dev.tandem.projectops.process;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs processes of one side through a connector to it. Each step is one atomic group of writes,
 * each write on condition of the version that the step has read, under an operation id made of the
 * process and those versions (I6): a run that is repeated, or two runs side by side, write nothing
 * twice (REG-6, UND-19). A row that was removed and is written again is another row. It needs a
 * connector with atomic groups and version checks. Has no state of its own; safe for any thread.
 */
public final class ProcessRunner {
  private static final int MOST_CONFLICTS = 25;

  private final Connector side;
  private final Clock clock;

  /**
   * A runner for the side of the connector.
   *
   * @param clock tells processes the time and the day
   * @throws PermanentConnectorException with {@code CAPABILITY_NOT_DECLARED} when the connector has
   *     no atomic groups or no version checks
   */
  public ProcessRunner(Connector side, Clock clock) {
    this.side = side;
    this.clock = clock;
    require(Capability.ATOMIC_GROUPS);
    require(Capability.VERSION_CHECKS);
  }

  private void require(Capability trait) {
    if (!side.capabilities().has(trait)) {
      throw new PermanentConnectorException(
          ErrorCode.CAPABILITY_NOT_DECLARED,
          "processes need %s, which the connector to %s does not declare"
              .formatted(trait, side.side()));
    }
  }

  /**
   * Runs a process for one legal entity, to its end or until others were faster too often.
   *
   * @throws dev.tandem.projectops.fault.FaultException when the process refuses as a whole
   * @throws PermanentConnectorException when a row is refused; names table, key and reason
   * @throws TransientConnectorException when the side asks for a pause or does not say what
   *     happened; run the process again then
   */
  public ProcessReport run(FinanceProcess process, LegalEntity company) {
    return run(process, new Records(side, company, clock));
  }

  /**
   * Runs a process of the Dataverse side, as {@link #run(FinanceProcess, LegalEntity)} does.
   *
   * @throws dev.tandem.projectops.fault.FaultException when the process refuses; nothing is written
   * @throws PermanentConnectorException when a row is refused; names table, key and reason
   * @throws TransientConnectorException when the side asks for a pause or does not say what
   *     happened; run the process again then
   */
  public ProcessReport run(DataverseProcess process) {
    return run(process, new Records(side, null, clock));
  }

  private ProcessReport run(SideProcess process, Records records) {
    Run run = new Run(process, records);
    while (!run.over && run.conflicts < MOST_CONFLICTS) {
      run.attempt();
    }
    return run.report();
  }

  /** Reads the rows of a legal entity for a view or a check; nothing is written. */
  public <T> T look(LegalEntity company, Function<Records, T> view) {
    return view.apply(new Records(side, company, clock));
  }

  private final class Run {
    private final SideProcess process;
    private final Records records;
    private final Set<Fault> faults = new LinkedHashSet<>();
    private int written;
    private int found;
    private int conflicts;
    private boolean over;

    Run(SideProcess process, Records records) {
      this.process = process;
      this.records = records;
    }

    void attempt() {
      records.forget();
      Iterator<Effects> steps = process.steps(records);
      while (steps.hasNext()) {
        if (!apply(steps.next())) {
          conflicts++;
          return;
        }
        records.forget();
      }
      over = true;
    }

    private boolean apply(Effects effects) {
      List<Write> writes = writes(effects, 0);
      if (!writes.isEmpty()) {
        List<WriteOutcome> outcomes = side.write(new WriteGroup(writes, true));
        for (int life = 1; anyGoneAgain(writes, outcomes); life++) {
          writes = writes(effects, life);
          outcomes = side.write(new WriteGroup(writes, true));
        }
        if (!settled(writes, outcomes)) {
          return false;
        }
      }
      faults.addAll(effects.faults());
      return true;
    }

    /**
     * Whether a row counts as written already and is not there: that write was one of an earlier
     * life of the row, which has been removed since. A row that is absent again looks like one that
     * never was, so that its first write has the operation id of the one before.
     */
    private boolean anyGoneAgain(List<Write> writes, List<WriteOutcome> outcomes) {
      List<RowAddress.ByKey> repeated = new ArrayList<>();
      for (int i = 0; i < outcomes.size(); i++) {
        Write write = writes.get(i);
        if (outcomes.get(i) instanceof WriteOutcome.Duplicate
            && Write.ABSENT.equals(write.expectedVersion())) {
          repeated.add(new RowAddress.ByKey(write.row().schema().name(), write.key()));
        }
      }
      return !repeated.isEmpty() && side.read(repeated).contains(null);
    }

    private List<Write> writes(Effects effects, int life) {
      String coordinate =
          process.name() + ":" + digest(records.coordinate() + (life == 0 ? "" : "\n#" + life));
      List<Write> writes = new ArrayList<>();
      for (Effect<?> effect : lastOfEach(effects)) {
        write(effect, coordinate + ":" + writes.size()).ifPresent(writes::add);
      }
      if (writes.size() > records.groupSize()) {
        throw new PermanentConnectorException(
            ErrorCode.CAPABILITY_NOT_DECLARED,
            "a step of %s writes %d rows, but the connector takes %d in one group; allow larger ones"
                .formatted(process.name(), writes.size(), records.groupSize()));
      }
      return writes;
    }

    /** A row that is put several times in a step is written once, as it is in the end. */
    private Collection<Effect<?>> lastOfEach(Effects effects) {
      Map<Records.Place, Effect<?>> last = new LinkedHashMap<>();
      effects.inOrder().forEach(effect -> last.put(records.place(effect), effect));
      return last.values();
    }

    private <T extends Entity> Optional<Write> write(Effect<T> effect, String operation) {
      EntityCodec<T> codec = effect.codec();
      TableSchema schema = records.schema(codec);
      KeyValues key = records.keyOf(codec, effect.entity());
      String version = records.versionOf(new Records.Place(codec.table(), key));
      if (effect instanceof Effect.Remove<T>) {
        Row none = Row.builder(schema).build();
        return version.equals(Write.ABSENT)
            ? Optional.empty()
            : Optional.of(Write.delete(operation, key, none).ifVersion(version));
      }
      Row full = codec.write(effect.entity(), schema);
      Row row =
          version.equals(Write.ABSENT)
              ? full
              : changes(full, effect.entity().source().orElse(null));
      return row.presentColumns().isEmpty()
          ? Optional.empty()
          : Optional.of(Write.upsert(operation, key, row).ifVersion(version));
    }

    private boolean settled(List<Write> writes, List<WriteOutcome> outcomes) {
      boolean contended = false;
      for (int i = 0; i < outcomes.size(); i++) {
        contended |= contended(writes.get(i), outcomes.get(i));
      }
      if (contended) {
        return false;
      }
      for (WriteOutcome outcome : outcomes) {
        written += outcome instanceof WriteOutcome.Applied ? 1 : 0;
        found += outcome instanceof WriteOutcome.Duplicate ? 1 : 0;
      }
      return true;
    }

    private boolean contended(Write write, WriteOutcome outcome) {
      String what = process.name() + " on " + write.row().schema() + " " + write.key();
      if (outcome instanceof WriteOutcome.Rejected rejected) {
        throw new PermanentConnectorException(
            ErrorCode.CONNECTOR_PERMANENT, what + " is refused: " + rejected.problems());
      }
      if (outcome instanceof WriteOutcome.Fenced) {
        throw new PermanentConnectorException(
            ErrorCode.CONNECTOR_PERMANENT, what + " is fenced: a newer worker has taken over");
      }
      if (outcome instanceof WriteOutcome.Throttled throttled) {
        throw new TransientConnectorException(what + " is asked to pause", throttled.until(), null);
      }
      if (outcome instanceof WriteOutcome.Unknown unknown) {
        throw new TransientConnectorException(
            what + ": " + unknown.reason() + "; run it again, it finds what was written",
            clock.instant(),
            null);
      }
      return outcome instanceof WriteOutcome.Conflict || outcome instanceof WriteOutcome.Stale;
    }

    ProcessReport report() {
      return new ProcessReport(
          process.name(),
          records.companyCode(),
          written,
          found,
          conflicts,
          List.copyOf(faults),
          over);
    }
  }

  /** Only the columns that differ from what was read, so that others keep theirs. */
  private static Row changes(Row full, @Nullable Row source) {
    if (source == null || source.schema() != full.schema()) {
      return full;
    }
    Row.Builder changed = full.toBuilder();
    for (String column : full.presentColumns()) {
      if (Objects.equals(full.raw(column), source.raw(column))) {
        changed.remove(column);
      }
    }
    return changed.build();
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
