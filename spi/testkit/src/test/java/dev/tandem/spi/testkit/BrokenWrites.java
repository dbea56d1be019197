package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Connectors that write wrongly, each in one way. */
final class BrokenWrites {
  private static final WriteOutcome ROLLED_BACK = new WriteOutcome.RolledBack();

  private BrokenWrites() {}

  /** Changes every write before it is applied. */
  static Connector changesWrites(Connector sound, UnaryOperator<Write> change) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        return super.write(
            new WriteGroup(
                group.writes().stream().map(change).toList(), group.atomic(), group.fence()));
      }
    };
  }

  /** Changes every outcome. */
  static Connector changesOutcomes(Connector sound, UnaryOperator<WriteOutcome> change) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        return super.write(group).stream().map(change).toList();
      }
    };
  }

  private static Write withRow(Write write, Row row) {
    return new Write(write.operationId(), write.kind(), write.key(), row, write.expectedVersion());
  }

  private static Connector changesValues(
      Connector sound, BiFunction<ColumnSchema, Object, @Nullable Object> change) {
    return changesWrites(
        sound,
        write -> {
          Row row = write.row();
          @Nullable Object[] slots = new @Nullable Object[row.schema().size()];
          for (int slot = 0; slot < slots.length; slot++) {
            Object raw = row.slot(slot);
            slots[slot] = raw == null ? null : change.apply(row.schema().column(slot), raw);
          }
          return withRow(write, Row.ofSlots(row.schema(), slots));
        });
  }

  /** Does not write blanks. */
  static Connector forgetsBlanks(Connector sound) {
    return changesValues(sound, (column, raw) -> raw == Blank.BLANK ? null : raw);
  }

  /** Cuts texts to fit. */
  static Connector cutsText(Connector sound) {
    return changesValues(
        sound,
        (column, raw) -> {
          boolean tooLong =
              raw instanceof String value
                  && column.type() instanceof FieldType.Text text
                  && text.maxLength() > 0
                  && value.length() > text.maxLength();
          return tooLong
              ? ((String) raw).substring(0, ((FieldType.Text) column.type()).maxLength())
              : raw;
        });
  }

  /** Rounds decimals to fit. */
  static Connector rounds(Connector sound) {
    return changesValues(
        sound,
        (column, raw) ->
            raw instanceof BigDecimal number
                    && column.type() instanceof FieldType.Decimal decimal
                    && decimal.scale() >= 0
                ? number.setScale(decimal.scale(), RoundingMode.HALF_UP)
                : raw);
  }

  /** Clears every column that a write does not mention. */
  static Connector replacesWholeRows(Connector sound) {
    return changesWrites(
        sound,
        write -> {
          if (write.kind() == Write.Kind.DELETE) {
            return write;
          }
          Row.Builder row = write.row().toBuilder();
          for (ColumnSchema column : write.row().schema().columns()) {
            boolean optional = !column.readOnly() && !column.filledBySystem() && !isText(column);
            if (optional && write.row().isAbsent(column.name())) {
              row.set(column.name(), null);
            }
          }
          return withRow(write, row.build());
        });
  }

  private static boolean isText(ColumnSchema column) {
    return column.type() instanceof FieldType.Text;
  }

  /** Ignores versions. */
  static Connector ignoresVersions(Connector sound) {
    return changesWrites(
        sound,
        write -> new Write(write.operationId(), write.kind(), write.key(), write.row(), null));
  }

  /** Names a row by an id of its own. */
  static Connector namesAnotherRow(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            outcome instanceof WriteOutcome.Applied applied && applied.id() != null
                ? new WriteOutcome.Applied(applied.version(), applied.created(), new UUID(5, 5))
                : outcome);
  }

  /** Creates rows beside those that must not be there. */
  static Connector ignoresAbsence(Connector sound) {
    return changesWrites(
        sound,
        write ->
            Write.ABSENT.equals(write.expectedVersion())
                ? new Write(write.operationId(), write.kind(), write.key(), write.row(), null)
                : write);
  }

  /** Applies an operation as often as it comes. */
  static Connector appliesTwice(Connector sound) {
    int[] calls = {0};
    return changesWrites(
        sound,
        write ->
            new Write(
                write.operationId() + "#" + calls[0]++,
                write.kind(),
                write.key(),
                write.row(),
                write.expectedVersion()));
  }

  /** Answers from the last write to the first. */
  static Connector reversesOutcomes(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = new ArrayList<>(super.write(group));
        if (!group.atomic() && outcomes.size() > 2) {
          Collections.reverse(outcomes);
        }
        return outcomes;
      }
    };
  }

  /** Applies an atomic group up to its fault and says that it did not. */
  static Connector appliesHalfGroups(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = super.write(group);
        int culprit = 0;
        while (culprit < outcomes.size() && outcomes.get(culprit).equals(ROLLED_BACK)) {
          culprit++;
        }
        if (group.atomic() && culprit > 0 && culprit < outcomes.size()) {
          super.write(new WriteGroup(group.writes().subList(0, culprit), false));
        }
        return outcomes;
      }
    };
  }

  /** Throws for a fault of one row. */
  static Connector throwsForLongText(Connector sound) {
    return changesOutcomes(
        sound,
        outcome -> {
          if (codes(outcome).contains(ErrorCode.TEXT_TOO_LONG)) {
            throw new PermanentConnectorException(ErrorCode.CONNECTOR_PERMANENT, "bad request");
          }
          return outcome;
        });
  }

  /** Says that it applied what was refused for these reasons. */
  static Connector swallows(Connector sound, ErrorCode... codes) {
    Set<ErrorCode> swallowed = Set.of(codes);
    return changesOutcomes(
        sound,
        outcome ->
            !codes(outcome).isEmpty() && swallowed.containsAll(codes(outcome))
                ? new WriteOutcome.Applied("1", true)
                : outcome);
  }

  private static Set<ErrorCode> codes(WriteOutcome outcome) {
    Set<ErrorCode> codes = new HashSet<>();
    if (outcome instanceof WriteOutcome.Rejected rejected) {
      rejected.problems().forEach(problem -> codes.add(problem.code()));
    }
    return codes;
  }

  /** Stops at the first problem of a row. */
  static Connector namesOneProblem(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            outcome instanceof WriteOutcome.Rejected rejected
                ? new WriteOutcome.Rejected(rejected.problems().subList(0, 1))
                : outcome);
  }

  /** Does not say which field is wrong. */
  static Connector hidesTheField(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            codes(outcome).equals(Set.of(ErrorCode.OUT_OF_RANGE))
                ? new WriteOutcome.Rejected(
                    List.of(Problem.of(ErrorCode.OUT_OF_RANGE, null, "out of range", null)))
                : outcome);
  }

  /** Reports every row as new. */
  static Connector alwaysCreates(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            outcome instanceof WriteOutcome.Applied applied && applied.version() != null
                ? new WriteOutcome.Applied(applied.version(), true, applied.id())
                : outcome);
  }

  /** Refuses to delete what is not there. */
  static Connector missesDeletedRows(Connector sound) {
    Set<Object> deleted = new HashSet<>();
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Write first = group.writes().get(0);
        boolean again = first.kind() == Write.Kind.DELETE && !deleted.add(first.key());
        return again
            ? List.of(
                new WriteOutcome.Rejected(
                    List.of(Problem.of(ErrorCode.LOOKUP_NOT_FOUND, null, "no such row", null))))
            : super.write(group);
      }
    };
  }

  /** Answers with the version before the write. */
  static Connector answersWithTheOldVersion(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            outcome instanceof WriteOutcome.Applied applied
                    && applied.version() != null
                    && !applied.created()
                ? new WriteOutcome.Applied("before " + applied.version(), applied.created())
                : outcome);
  }

  /** Takes nothing from the key of the write. */
  static Connector needsTheKeyInTheRow(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Write write = group.writes().get(0);
        boolean complete =
            write.kind() == Write.Kind.DELETE
                || write.key().isBlank()
                || catalog().table(write.row().schema().name().name()) == null
                || write.key().columns().stream().noneMatch(write.row()::isAbsent);
        return complete
            ? super.write(group)
            : List.of(
                new WriteOutcome.Rejected(
                    List.of(Problem.of(ErrorCode.REQUIRED_MISSING, null, "no key", null))));
      }
    };
  }

  /** Takes an operation that was rejected for one that was applied. */
  static Connector remembersRejections(Connector sound) {
    Set<String> rejected = new HashSet<>();
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        String operation = group.writes().get(0).operationId();
        if (rejected.contains(operation)) {
          return List.of(new WriteOutcome.Duplicate(null, null));
        }
        List<WriteOutcome> outcomes = super.write(group);
        if (outcomes.get(0) instanceof WriteOutcome.Rejected) {
          rejected.add(operation);
        }
        return outcomes;
      }
    };
  }

  /** Moves a row to another company as it moves anything else: by deleting and creating. */
  static Connector movesRows(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            codes(outcome).equals(Set.of(ErrorCode.COMPANY_MISMATCH))
                    && ((WriteOutcome.Rejected) outcome)
                        .problems().stream().anyMatch(p -> "msdyn_owningcompany".equals(p.field()))
                ? new WriteOutcome.Applied("1", false)
                : outcome);
  }

  /** Points wherever it is told to. */
  static Connector looksAcrossCompanies(Connector sound) {
    return changesOutcomes(
        sound,
        outcome ->
            codes(outcome).equals(Set.of(ErrorCode.COMPANY_MISMATCH))
                    && ((WriteOutcome.Rejected) outcome)
                        .problems().stream().anyMatch(p -> "msdyn_parent".equals(p.field()))
                ? new WriteOutcome.Applied("1", true)
                : outcome);
  }

  /** Finds rows by number, whatever their company. */
  static Connector knowsOneCompany(Connector sound) {
    Set<Object> numbers = new HashSet<>();
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = new ArrayList<>(super.write(group));
        for (int i = 0; i < outcomes.size(); i++) {
          Object number = group.writes().get(i).key().value("msdyn_projectnumber");
          Object company = group.writes().get(i).key().value("msdyn_owningcompany.cdm_companycode");
          boolean created =
              outcomes.get(i) instanceof WriteOutcome.Applied applied && applied.created();
          if (created && !numbers.add(String.valueOf(number)) && "FRRT".equals(company)) {
            outcomes.set(i, new WriteOutcome.Applied("1", false));
          }
        }
        return outcomes;
      }
    };
  }

  /** Writes the good columns of a bad row. */
  static Connector appliesWhatFits(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        List<WriteOutcome> outcomes = super.write(group);
        Write write = group.writes().get(0);
        if (group.writes().size() == 1
            && codes(outcomes.get(0)).equals(Set.of(ErrorCode.UNKNOWN_COLUMN))
            && sound.read(List.of(address(write))).get(0) != null) {
          super.write(WriteGroup.independent(withRow(write, known(write.row()))));
        }
        return outcomes;
      }

      private Row known(Row wide) {
        Row.Builder row =
            Row.builder(Objects.requireNonNull(catalog().table(wide.schema().name().name())));
        for (String column : wide.presentColumns()) {
          if (row.build().schema().slotOf(column) >= 0) {
            row.set(column, wide.value(column));
          }
        }
        return row.build();
      }
    };
  }

  private static RowAddress address(Write write) {
    return new RowAddress.ByKey(write.row().schema().name(), write.key());
  }
}
