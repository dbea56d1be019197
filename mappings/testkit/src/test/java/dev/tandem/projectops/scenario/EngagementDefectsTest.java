package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementMove.Kind.BILL;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.CONFIRM;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.EDIT;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.JOURNAL;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.LOWER;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.PURCHASE;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.READY;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.REFUND;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.RETAINER;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.REVISE;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.TRAVEL;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.USE;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.WITHDRAW;
import static dev.tandem.projectops.scenario.EngagementMove.Kind.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law over engagements finds defects that are planted, and holds for cases that broke it. */
class EngagementDefectsTest {
  static final EngagementTerms TERMS =
      new EngagementTerms(
          "EUR",
          false,
          false,
          List.of(3333, 3333, 3334),
          2,
          List.of(11_000, 12_500, 9_000, 10_400),
          8_000,
          List.of(20_001, 10_007, 8_803, 12_001, 4_501, 3_007),
          List.of(500_001));

  /** Own and lent work of both methods, material, an expense, invoices, corrections. */
  private static final List<EngagementMove> MOVES =
      List.of(
          new EngagementMove(WORK, 40, 99),
          new EngagementMove(WORK, 39, 75),
          new EngagementMove(WORK, 37, 200),
          new EngagementMove(WORK, 36, 50),
          new EngagementMove(USE, 40, 299),
          new EngagementMove(USE, 39, 150),
          new EngagementMove(TRAVEL, 40, 333),
          new EngagementMove(PURCHASE, 40, 120),
          new EngagementMove(PURCHASE, 39, 77),
          new EngagementMove(RETAINER, 0, 1),
          new EngagementMove(CONFIRM, 0, 0),
          new EngagementMove(READY, 0, 0),
          new EngagementMove(BILL, 30, 0),
          new EngagementMove(EDIT, 0, 41),
          new EngagementMove(CONFIRM, 0, 0),
          new EngagementMove(REVISE, 42, 0),
          new EngagementMove(EDIT, 0, 20),
          new EngagementMove(CONFIRM, 0, 0));

  /** A retainer that is billed, and applied to a draft whose sales are lowered. */
  private static final List<EngagementMove> LOWERED =
      List.of(
          new EngagementMove(RETAINER, 42, 20),
          new EngagementMove(WORK, 40, 99),
          new EngagementMove(PURCHASE, 340, 60), // a credit note
          new EngagementMove(BILL, 0, 0),
          new EngagementMove(LOWER, 42, 0),
          new EngagementMove(CONFIRM, 84, 0));

  private static final String PAYS_BACK = "msdyn_refund";

  private static EngagementLaw law() {
    return new EngagementLaw(TERMS, MOVES, 1);
  }

  @Test
  void holdsWithoutDefect() {
    law().check();
  }

  @ParameterizedTest // MS-13, UND-11, TC-11: a milestone billed, credited and billed again
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsForAMilestoneThatIsBilledAgain(long order) {
    EngagementMove first = new EngagementMove(CONFIRM, 0, 0);
    List<EngagementMove> moves =
        List.of(
            new EngagementMove(READY, 0, 0),
            new EngagementMove(BILL, 0, 0),
            first,
            new EngagementMove(REVISE, 0, 0),
            first);
    new EngagementLaw(TERMS, moves, order).check();
  }

  @Test // ACT-25, ACT-43: an entry is taken back while a correction journal is open
  void holdsForAnEntryOnAnOpenJournal() {
    List<EngagementMove> moves =
        List.of(
            new EngagementMove(WORK, 40, 99),
            new EngagementMove(JOURNAL, 0, 0),
            new EngagementMove(WITHDRAW, 0, 0));
    new EngagementLaw(TERMS, moves, 1).check();
  }

  @Test // FS-5: the rest of the rounding is lost
  void findsAShareWithoutItsRest() {
    breaks(
        law().acting(changing(Actual.CODEC.table().name(), "msdyn_amount", this::less)),
        "shares of");
  }

  private Object less(Object amount) {
    return ((BigDecimal) amount).subtract(new BigDecimal("0.01"));
  }

  @Test // REC-10: finance never gets a row
  void findsALostActual() {
    breaks(law().arriving(losing(ActualStaging.CODEC.table().name())), "integration actuals has");
  }

  @Test // TC-11, PROP-5: a billed sale waits for its connection for ever
  void findsALostConnection() {
    breaks(
        law().arrivingElsewhere(without(write -> billed(write))),
        "actuals on lines in another order");
  }

  private static boolean billed(Write write) {
    return isOf(write, ConnectionStaging.CODEC.table().name())
        && "Billed Sales".equals(write.row().value("TRANSACTION1ROLE"))
        && "msdyn_actual".equals(write.row().value("TRANSACTION1TYPE"));
  }

  @Test // REC-10, UND-20: the effect of an actual comes twice, under another id
  void findsADoubledActual() {
    breaks(law().arrivingElsewhere(EngagementDefectsTest::doubled), "in another order");
  }

  private static List<Write> doubled(List<Write> messages) {
    List<Write> more = new ArrayList<>(messages);
    Write cost =
        messages.stream()
            .filter(write -> isOf(write, ActualStaging.CODEC.table().name()))
            .filter(
                write ->
                    ActualStaging.CODEC
                        .read(write.row())
                        .transactionType()
                        .is(StagedTransactionType.COST))
            .findFirst()
            .orElseThrow();
    UUID other = new UUID(1, 1);
    KeyValues.Builder key = KeyValues.builder();
    cost.key()
        .columns()
        .forEach(
            column ->
                key.put(
                    column, column.equals("ACTUALSIMPORTID") ? other : cost.key().value(column)));
    more.add(
        Write.upsert(
            "doubled", key.build(), cost.row().toBuilder().set("ACTUALSIMPORTID", other).build()));
    return more;
  }

  @Test // IC-8 to IC-10: the lender loses a sale to the borrower
  void findsALostSaleBetweenCompanies() {
    breaks(
        law()
            .arrivingElsewhere(
                without(
                    write ->
                        isOf(write, ActualStaging.CODEC.table().name())
                            && ActualStaging.CODEC
                                .read(write.row())
                                .transactionType()
                                .is(StagedTransactionType.INTER_ORG_SALES))),
        "in another order");
  }

  @Test // PROP-7: an invoice without its header is never posted
  void findsALostInvoice() {
    breaks(
        law()
            .arrivingElsewhere(without(write -> isOf(write, InvoiceProposal.CODEC.table().name()))),
        "in another order");
  }

  @Test // ACT-8, FX-1: one amount is not the one of Dataverse
  void findsAnotherAmount() {
    breaks(
        law().arriving(changing(ActualStaging.CODEC.table().name(), "AMOUNT", this::less)),
        "the sum of AmountCur");
  }

  @Test // JRN-24, ACC-9: the cost of material goes against the payroll
  void findsMaterialThatArrivesAsTime() {
    breaks(
        law()
            .arriving(
                changing(EngagementDefectsTest::costOfMaterial, EngagementDefectsTest::asTime)),
        "with PostingType COST_ITEM");
  }

  private static boolean costOfMaterial(Write write) {
    if (!isOf(write, ActualStaging.CODEC.table().name())) {
      return false;
    }
    ActualStaging row = ActualStaging.CODEC.read(write.row());
    return row.transactionType().is(StagedTransactionType.COST)
        && row.classNumber().equals(Optional.of((long) TransactionClass.MATERIAL.number()));
  }

  private static Row asTime(Row row) {
    return row.toBuilder()
        .set("TRANSACTIONCLASSIFICATION", (long) TransactionClass.TIME.number())
        .set("TRANSACTIONCATEGORYID", "LABOUR")
        .build();
  }

  @Test // VI-6, TO-4: what a vendor invoiced arrives without the number of its line
  void findsAnInvoicedCostThatPassesForUsage() {
    breaks(
        law()
            .arriving(
                changing(
                    EngagementDefectsTest::invoiced,
                    row -> row.toBuilder().set("EXTERNALORIGINREFERENCE", "").build())),
        "at the end: document USPM-V000002-1 leaves 0.16");
  }

  private static boolean invoiced(Write write) {
    return costOfMaterial(write)
        && !ActualStaging.CODEC.read(write.row()).externalOrigin().orElse("").isEmpty();
  }

  @Test // ACT-36: less waits than was billed
  void findsARetainerOfWhichTooLittleWaits() {
    breaks(
        law()
            .acting(
                changing(
                    EngagementDefectsTest::waits,
                    row -> row.toBuilder().set("msdyn_amount", new BigDecimal("-0.01")).build())),
        "0.01 waiting");
  }

  private static boolean waits(Write write) {
    return isOf(write, Actual.CODEC.table().name())
        && EngagementLaws.retainer(Actual.CODEC.read(write.row()))
        && Actual.CODEC.read(write.row()).skipSync().orElse(false);
  }

  @Test // RET-6: what the customer has back of a retainer is less than what was applied
  void findsAnotherAmountOfAnAppliedRetainer() {
    breaks(
        law()
            .arriving(
                changing(
                    EngagementDefectsTest::applied,
                    row ->
                        row.toBuilder()
                            .set("AMOUNT", less(Objects.requireNonNull(row.value("AMOUNT"))))
                            .build())),
        "with PostingType INVOICED_REVENUE_ON_ACCOUNT");
  }

  private static boolean applied(Write write) {
    return isOf(write, ActualStaging.CODEC.table().name())
        && ActualStaging.CODEC
            .read(write.row())
            .classNumber()
            .equals(Optional.of((long) EngagementTerms.RETAINER_CLASS))
        && ((BigDecimal) Objects.requireNonNull(write.row().value("AMOUNT"))).signum() < 0;
  }

  @Test // RET-4: what is refused then is confirmed once less is applied
  void holdsWhereSalesAreLowered() {
    new EngagementLaw(TERMS, LOWERED, 1).check();
  }

  @Test // RET-4: nobody looks whether what is applied is charged
  void findsAConfirmationWithoutALookAtWhatIsCharged() {
    breaks(
        new EngagementLaw(TERMS, LOWERED, 1)
            .acting(
                changing(
                    EngagementDefectsTest::takes,
                    row -> row.toBuilder().set(PAYS_BACK, true).build())),
        "of retainers, but charges");
  }

  @Test // RET-5: what is paid back is to be charged
  void findsARefundThatIsRefused() {
    List<EngagementMove> moves =
        List.of(new EngagementMove(RETAINER, 42, 20), new EngagementMove(REFUND, 0, 0));
    breaks(
        new EngagementLaw(TERMS, moves, 1)
            .acting(
                changing(
                    EngagementDefectsTest::takes,
                    row -> row.toBuilder().set(PAYS_BACK, false).build())),
        "1 refused by RET-4 in place of 0");
  }

  private static boolean takes(Write write) {
    return isOf(write, InvoiceLineDetail.CODEC.table().name())
        && InvoiceLineDetail.CODEC.read(write.row()).retainer().isPresent()
        && InvoiceLineDetail.CODEC
            .read(write.row())
            .amount()
            .filter(amount -> amount.signum() < 0)
            .isPresent();
  }

  @Test // the file that a broken case leaves shows the same when it is played
  void keepsTheCaseAsAScenario() {
    EngagementTerms terms = TERMS;
    try (EngagementPlay play =
        new EngagementPlay(terms, EngagementPlay.AS_IT_IS, EngagementPlay.AS_IT_IS)) {
      EngagementMoves made = new EngagementMoves(terms, play);
      MOVES.forEach(made::make);
      made.close();
      play.expect(new EngagementLaws(new EngagementView(play.world())).text());
      Scenario kept =
          ScenarioReader.of(ProjectOperations.shipped()).read("engagement.yaml", play.file());
      ScenarioReport report =
          new ScenarioRunner(ProjectOperations.shipped()).play(kept, ScenarioListener.SILENT);
      assertThat(report.allDifferences()).extracting(Difference::display).isEmpty();
      assertThat(report.compared()).isGreaterThan(10);
    }
  }

  static void breaks(EngagementLaw law, String text) {
    assertThatThrownBy(law::check)
        .isInstanceOf(EngagementPlay.Broken.class)
        .hasMessageContaining(text)
        .hasMessageContaining("tandem scenario run");
  }

  private static boolean isOf(Write write, String table) {
    return write.row().schema().isCalled(table);
  }

  private static UnaryOperator<List<Write>> without(Predicate<Write> lost) {
    return messages -> {
      Write first = messages.stream().filter(lost).findFirst().orElseThrow();
      return messages.stream().filter(message -> !message.equals(first)).toList();
    };
  }

  /** The first row of a table is told to be written, and is not. */
  private static BiFunction<WriteGroup, Connector, List<WriteOutcome>> losing(String table) {
    Object[] lost = new Object[1];
    return (group, side) -> {
      List<WriteOutcome> outcomes = new ArrayList<>();
      for (Write write : group.writes()) {
        boolean first = lost[0] == null && isOf(write, table);
        if (first || write.key().equals(lost[0])) {
          lost[0] = write.key();
          outcomes.add(new WriteOutcome.Applied("lost", true, null));
        } else {
          outcomes.addAll(side.write(new WriteGroup(List.of(write), false, group.fence())));
        }
      }
      return outcomes;
    };
  }

  /** One value of the first row of a table becomes another one. */
  static BiFunction<WriteGroup, Connector, List<WriteOutcome>> changing(
      String table, String column, UnaryOperator<Object> change) {
    return changing(
        write -> isOf(write, table) && write.row().value(column) != null,
        row -> {
          Object value = row.value(column);
          return value == null ? row : row.toBuilder().set(column, change.apply(value)).build();
        });
  }

  /** The first such row becomes another one, as often as it is written. */
  static BiFunction<WriteGroup, Connector, List<WriteOutcome>> changing(
      Predicate<Write> which, UnaryOperator<Row> change) {
    Object[] changed = new Object[1];
    return (group, side) -> {
      List<Write> writes = new ArrayList<>();
      for (Write write : group.writes()) {
        boolean concerned = changed[0] == null ? which.test(write) : write.key().equals(changed[0]);
        if (concerned) {
          changed[0] = write.key();
        }
        writes.add(
            concerned
                ? new Write(
                    write.operationId(),
                    write.kind(),
                    write.key(),
                    change.apply(write.row()),
                    write.expectedVersion())
                : write);
      }
      return side.write(new WriteGroup(writes, group.atomic(), group.fence()));
    };
  }
}
