package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.TableLookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.reconcile.Difference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Rows that a host brings together itself are compared as the runtime does it (I4, I25). */
class PairComparisonTest {
  private static final UUID COMPANY = UUID.randomUUID();
  private static final CompiledMap CUSTOMERS =
      MapCompiler.forCatalogs(SyncWorld.dataverseCatalog(), SyncWorld.financeCatalog())
          .compile(Objects.requireNonNull(SyncWorld.maps().get(SyncWorld.CUSTOMERS)))
          .orThrow();
  private static final Lookups LOOKUPS = companies();

  private final PairComparison comparison = PairComparison.of(CUSTOMERS);

  private static Lookups companies() {
    TableSchema companies =
        SyncWorld.dataverseCatalog().tables().stream()
            .filter(table -> table.isCalled("cdm_companies"))
            .findFirst()
            .orElseThrow();
    Row company = Row.builder(companies).set("cdm_companycode", "USMF").build();
    return TableLookups.builder().add("cdm_companies", COMPANY, company).build();
  }

  private static Row account(ReconcileProperties.Held held) {
    return Row.builder(CUSTOMERS.source(Direction.TO_FINANCE))
        .set("accountnumber", "C1")
        .set("msdyn_company", Reference.byId("cdm_companies", COMPANY))
        .set("name", held.name())
        .set("phone", held.phone())
        .set("creditlimit", new BigDecimal(held.limit()))
        .build();
  }

  private static Row customer(ReconcileProperties.Held held) {
    return Row.builder(CUSTOMERS.source(Direction.TO_DATAVERSE))
        .set("ACCOUNT", "C1")
        .set("dataAreaId", "usmf")
        .set("NAME", held.name())
        .set("PHONE", held.phone())
        .set("CREDITLIMIT", new BigDecimal(held.limit()))
        .build();
  }

  private static Row mapped(Direction direction, Row row) {
    return CUSTOMERS.apply(direction, row, LOOKUPS).orThrow().row();
  }

  @Provide
  Arbitrary<ReconcileProperties.Held> held() {
    return ReconcileProperties.held();
  }

  @Provide
  Arbitrary<List<Side>> travelling() {
    return Arbitraries.of(Side.class).list().uniqueElements().ofMinSize(1).ofMaxSize(2);
  }

  @Property(tries = 300)
  void tellsTheColumnsThatMeanSomethingElse(
      @ForAll("held") ReconcileProperties.Held one,
      @ForAll("held") ReconcileProperties.Held other,
      @ForAll("travelling") List<Side> travelling) {
    Row dataverse = account(one);
    Row finance = customer(other);
    List<String> found = new ArrayList<>();
    comparison
        .differing(
            dataverse,
            finance,
            travelling.contains(Side.DATAVERSE) ? mapped(Direction.TO_FINANCE, dataverse) : null,
            travelling.contains(Side.FINANCE) ? mapped(Direction.TO_DATAVERSE, finance) : null)
        .forEach(column -> found.add(column.side() + " " + column.column()));
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected(one, other, travelling));
  }

  /** Of a row that does not travel nothing can differ on the other side. */
  private static List<String> expected(
      ReconcileProperties.Held one, ReconcileProperties.Held other, List<Side> travelling) {
    List<String> expected = new ArrayList<>();
    for (Side from : travelling) {
      boolean there = from == Side.DATAVERSE;
      Side target = there ? Side.FINANCE : Side.DATAVERSE;
      if (!one.name().stripTrailing().equals(other.name().stripTrailing())) {
        expected.add(target + (there ? " NAME" : " name"));
      }
      if (!one.phone().stripTrailing().equals(other.phone().stripTrailing())) {
        expected.add(target + (there ? " PHONE" : " phone"));
      }
      if (new BigDecimal(one.limit()).compareTo(new BigDecimal(other.limit())) != 0) {
        expected.add(target + (there ? " CREDITLIMIT" : " creditlimit"));
      }
    }
    return expected;
  }

  @Test // I4
  void saysWhatEachSideHolds() {
    Row dataverse = account(new ReconcileProperties.Held("a", "1", "1.50"));
    Row finance = customer(new ReconcileProperties.Held("a", "2", "1.5"));
    assertThat(
            comparison.differing(dataverse, finance, mapped(Direction.TO_FINANCE, dataverse), null))
        .containsExactly(new Difference.Column(Side.FINANCE, "PHONE", "1", "2"));
  }

  @Test // KEY-1, KEY-5
  void findsRowsByTheKeyThatTheRuntimeUses() {
    Row row = customer(new ReconcileProperties.Held("a", "", "0"));
    assertThat(comparison.financeKey(row)).isEqualTo(SyncWorld.financeKey("ACCOUNT", "C1"));
    Row inPart = row.toBuilder().remove("ACCOUNT").build();
    assertThat(comparison.financeKey(inPart)).isNull();
  }
}
