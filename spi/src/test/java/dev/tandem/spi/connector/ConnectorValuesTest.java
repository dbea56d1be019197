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
import org.jspecify.annotations.Nullable;
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
                new WriteOutcome.Duplicate("1", null)))
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

  @Test
  void fencesStayWithTheirGroup() {
    WriteGroup group = WriteGroup.atomic(Write.upsert("1", KeyValues.of("number", "1"), ROW));
    Fence fence = new Fence("p", 1);

    assertThat(group.fence()).isNull();
    assertThat(group.under(fence)).isEqualTo(new WriteGroup(group.writes(), true, fence));
    assertThat(group.under(fence).under(null)).isEqualTo(group);
    assertThatIllegalArgumentException().isThrownBy(() -> new Fence("p", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fence(" ", 1));
  }

  @Test
  void changesNameTheirRowAndShowWhatIsLeft() {
    KeyValues key = KeyValues.of("number", "1");

    assertThat(change(Change.Kind.DELETE, key, null, null).key()).isEqualTo(key);
    assertThat(change(Change.Kind.UPSERT, key, ROW, "1").row()).isEqualTo(ROW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change(Change.Kind.UPSERT, key, ROW, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change(Change.Kind.UPSERT, key, null, "1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change(Change.Kind.DELETE, null, null, null));
  }

  private static Change change(
      Change.Kind kind, @Nullable KeyValues key, @Nullable Row row, @Nullable String version) {
    return new Change(
        "1", 1, TABLE, kind, null, key, null, row, version, null, null, Instant.EPOCH);
  }

  @Test
  void changeQueriesNameTablesAndWantSomething() {
    Cursor cursor = new Cursor("1");

    assertThat(new ChangeQuery(Set.of(TABLE), cursor, 1).tables()).containsExactly(TABLE);
    assertThatIllegalArgumentException().isThrownBy(() -> new ChangeQuery(Set.of(), cursor, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChangeQuery(Set.of(TABLE), cursor, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cursor(" "));
  }
}
