package dev.tandem.spi.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectorValuesTest {
  private static final TableName TABLE = TableName.dataverse("things");
  private static final Row ROW = Row.builder(TableSchema.builder(TABLE).build()).build();

  @Test
  void onlyAppliedAndDuplicateSucceed() {
    Problem problem = Problem.of(ErrorCode.KEY_BLANK, null, "blank", null);

    assertThat(
            List.of(
                new WriteOutcome.Applied("1", true),
                new WriteOutcome.Applied(null, false),
                new WriteOutcome.Duplicate("1")))
        .allMatch(WriteOutcome::succeeded);
    assertThat(
            List.of(
                new WriteOutcome.Stale("1"),
                new WriteOutcome.Conflict("1"),
                new WriteOutcome.Rejected(List.of(problem)),
                new WriteOutcome.Throttled(Instant.EPOCH),
                new WriteOutcome.Fenced(),
                new WriteOutcome.Unknown("lost"),
                new WriteOutcome.RolledBack()))
        .noneMatch(WriteOutcome::succeeded);
  }

  @Test
  void refusesEmptyAnswersGroupsAndPages() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WriteOutcome.Rejected(List.of()));
    assertThatIllegalArgumentException().isThrownBy(WriteGroup::independent);
    assertThatIllegalArgumentException().isThrownBy(() -> Query.all(TABLE, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Capabilities(Set.of(), 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Capabilities(Set.of(), 1, 0));
  }

  @Test
  void aConditionChangesNothingElse() {
    Write write = Write.upsert("1", KeyValues.of("number", "1"), ROW);
    Write conditional = write.ifVersion("7");

    assertThat(write.expectedVersion()).isNull();
    assertThat(conditional.expectedVersion()).isEqualTo("7");
    assertThat(conditional)
        .usingRecursiveComparison()
        .ignoringFields("expectedVersion")
        .isEqualTo(write);
    assertThat(Write.delete("1", write.key(), ROW).kind()).isEqualTo(Write.Kind.DELETE);
  }

  @Test
  void capabilitiesAreWhatIsDeclared() {
    Capabilities some = new Capabilities(EnumSet.of(Capability.DELETES), 1, 1);

    assertThat(some.has(Capability.DELETES)).isTrue();
    assertThat(some.has(Capability.ATOMIC_GROUPS)).isFalse();
    assertThat(Capability.values()).allMatch(Capabilities.all(1, 1)::has);
  }

  @Test
  void theNextPageAsksTheSameQuestion() {
    Query first = Query.all(TABLE, 5);

    assertThat(first.from("x")).isEqualTo(new Query(TABLE, null, 5, "x"));
    assertThat(first.from("x").from(null)).isEqualTo(first);
  }
}
