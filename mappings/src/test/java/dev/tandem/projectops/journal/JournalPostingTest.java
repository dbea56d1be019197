package dev.tandem.projectops.journal;

import static dev.tandem.projectops.journal.Staging.cost;
import static dev.tandem.projectops.journal.Staging.empty;
import static dev.tandem.projectops.journal.Staging.parameters;
import static dev.tandem.projectops.journal.Staging.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.Balances;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.InvoiceItem;
import dev.tandem.projectops.ledger.InvoicePosting;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Posting of journals: vouchers, write-back, status, lines that fail. */
class JournalPostingTest {
  private static final LineVoucher.Context TM_WIP =
      new LineVoucher.Context(Books.TM_WIP, Books.setup(), Books.USD, Dimensions.none(), false);

  private static Journal journal(StagedActual... staged) {
    return JournalImport.run(empty(), List.of(staged), parameters()).state().journals().get(0);
  }

  private static JournalPosting.Report post(
      Journal journal, JournalPosting.Mode mode, LedgerCalendar calendar) {
    return JournalPosting.post(
        journal, mode, calendar, Books.USD, line -> LineVoucher.write(line, TM_WIP), "USPM-NEW");
  }

  private static JournalPosting.Report post(Journal journal) {
    return post(journal, JournalPosting.Mode.ALL_OR_NOTHING, Staging.openMarch());
  }

  @Test
  void postsTheJournalOfTheFirstScenario() {
    // SC-1 step 7; JRN-30, WB-1, WB-3
    JournalPosting.Report report = post(journal(cost("A1", "800"), sale("A2", "1600")));
    assertThat(report.journal().status()).isEqualTo(HeaderStatus.POSTED);
    assertThat(report.vouchers()).extracting(Voucher::number).containsExactly("V1", "V2");
    Balances balances = Balances.of(report.vouchers(), Books.USD);
    assertThat(balances.of(PostingType.PROJECT_COST)).isEqualTo(Money.of("800", Books.USD));
    assertThat(balances.of(PostingType.PAYROLL_ALLOCATION)).isEqualTo(Money.of("-800", Books.USD));
    assertThat(balances.of(PostingType.WIP_SALES_VALUE)).isEqualTo(Money.of("1600", Books.USD));
    assertThat(balances.of(PostingType.ACCRUED_REVENUE)).isEqualTo(Money.of("-1600", Books.USD));
    assertThat(report.writeBacks())
        .containsExactly(
            new WriteBack("A1", "V1", Money.of("800", Books.USD), ExchangeRate.PARITY, null),
            new WriteBack("A2", "V2", Money.of("1600", Books.USD), ExchangeRate.PARITY, null));
  }

  @Test
  void bringsRecalledWorkBackToZero() {
    // SC-10a, JRN-28
    JournalPosting.Report report =
        post(
            journal(
                cost("A1", "800"), sale("A2", "1600"), cost("R1", "-800"), sale("R2", "-1600")));
    assertThat(report.vouchers()).hasSize(4);
    for (PostingType type : PostingType.values()) {
      assertThat(Balances.of(report.vouchers(), Books.USD).of(type).isZero()).isTrue();
    }
  }

  @Test
  void stopsTheWholeJournalForOneBadLine() {
    // JRN-17 base behaviour, ERR-12
    Journal journal = journal(cost("A1", "800"), sale("A2", "1600"));
    JournalPosting.Report report =
        JournalPosting.post(
            journal,
            JournalPosting.Mode.ALL_OR_NOTHING,
            Staging.openMarch(),
            Books.USD,
            failing("A2"),
            "USPM-NEW");
    assertThat(report.journal()).isEqualTo(journal);
    assertThat(report.vouchers()).isEmpty();
    assertThat(report.writeBacks()).isEmpty();
    assertThat(report.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_12);
    assertThat(report.faults().get(0).display()).contains("USPM-000043 voucher V2", "SALES_TAX");
  }

  @Test
  void movesBadLinesToANewJournal() {
    // JRN-17, JRN-18, UND-34, WB-3
    Journal journal = journal(cost("A1", "800"), sale("A2", "1600"));
    for (JournalPosting.Mode mode :
        List.of(JournalPosting.Mode.TRANSFER, JournalPosting.Mode.TRANSFER_AS_ERRORS)) {
      boolean errors = mode == JournalPosting.Mode.TRANSFER_AS_ERRORS;
      JournalPosting.Report report =
          JournalPosting.post(
              journal, mode, Staging.openMarch(), Books.USD, failing("A2"), "USPM-NEW");
      assertThat(report.journal().status()).isEqualTo(HeaderStatus.POSTED);
      assertThat(report.writeBacks()).extracting(WriteBack::actualId).containsExactly("A1");
      Journal moved = Objects.requireNonNull(report.transferred());
      assertThat(moved.original()).isEqualTo("USPM-000043");
      assertThat(moved.status()).isEqualTo(errors ? HeaderStatus.ERROR : HeaderStatus.DRAFT);
      assertThat(moved.lines().get(0).status())
          .isEqualTo(errors ? LineStatus.ERROR : LineStatus.DRAFT);
      assertThat(moved.lines().get(0).voucher()).isEqualTo("V2");
    }
  }

  @Test
  void refusesClosedPeriods() {
    // JRN-8, SC-14b with ERR-10, SC-14c with ERR-11
    Journal journal = journal(cost("A1", "800"));
    LocalDate april = LocalDate.of(2026, 4, 1);
    JournalPosting.Report closed =
        post(journal, JournalPosting.Mode.TRANSFER, Staging.calendar(false, april));
    assertThat(closed.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_10);
    assertThat(Objects.requireNonNull(closed.transferred()).original()).isEqualTo("USPM-000043");
    JournalPosting.Report nothingOpen =
        post(journal, JournalPosting.Mode.ALL_OR_NOTHING, Staging.calendar(true));
    assertThat(nothingOpen.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_11);
    assertThat(nothingOpen.journal().status()).isEqualTo(HeaderStatus.DRAFT);
  }

  @Test // JRN-17: a journal that took lines of another keeps them while none of them posts
  void movesALineThatFailsAgainOnlyFromLinesThatPost() {
    LocalDate april = LocalDate.of(2026, 4, 1);
    Journal moved =
        Objects.requireNonNull(
            post(
                    journal(cost("A1", "800"), sale("A2", "1600")),
                    JournalPosting.Mode.TRANSFER,
                    Staging.calendar(false, april))
                .transferred());

    JournalPosting.Report again =
        post(moved, JournalPosting.Mode.TRANSFER, Staging.calendar(false, april));

    assertThat(again.transferred()).isNull();
    assertThat(again.journal()).isEqualTo(moved);
    assertThat(again.faults()).hasSize(2);
    JournalPosting.Report one =
        JournalPosting.post(
            moved,
            JournalPosting.Mode.TRANSFER,
            Staging.openMarch(),
            Books.USD,
            failing("A2"),
            "USPM-LAST");
    assertThat(Objects.requireNonNull(one.transferred()).original()).isEqualTo(moved.number());
  }

  @Test
  void neitherRetriesErrorsNorPostsTwice() {
    // JRN-19
    Journal posted = post(journal(cost("A1", "800"))).journal();
    assertThatThrownBy(() -> post(posted)).hasMessageContaining("no posting from POSTED");
    Journal draft = journal(cost("A1", "800"));
    Journal withError =
        draft.with(HeaderStatus.DRAFT, List.of(draft.lines().get(0).with(LineStatus.ERROR)));
    assertThat(post(withError).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.STATUS_REFUSED);
    Journal reset =
        withError.with(HeaderStatus.DRAFT, List.of(withError.lines().get(0).reset(0, true)));
    assertThat(post(reset).journal().status()).isEqualTo(HeaderStatus.POSTED);
  }

  @Test
  void offersTheResetByStatusAndAge() {
    // JRN-19
    assertThat(LineStatus.ERROR.resettable(0, true)).isTrue();
    assertThat(LineStatus.PROCESSING.resettable(23, true)).isFalse();
    assertThat(LineStatus.PROCESSING.resettable(24, true)).isTrue();
    assertThat(LineStatus.PROCESSING.resettable(1, false)).isTrue();
    assertThat(LineStatus.UNRECOVERABLE.resettable(99, false)).isFalse();
    assertThat(LineStatus.INVALID_ACTUALS.resettable(99, false)).isFalse();
    JournalLine line = journal(cost("A1", "1")).lines().get(0).with(LineStatus.INVALID_ACTUALS);
    assertThatThrownBy(() -> line.reset(99, false)).hasMessageContaining("INVALID_ACTUALS");
  }

  @Test
  void postsLongJournalsInBatch() {
    // JRN-16, SC-14f
    StagedActual[] many =
        IntStream.range(0, 101).mapToObj(i -> cost("A" + i, "1")).toArray(StagedActual[]::new);
    assertThat(journal(many).needsBatch()).isTrue();
    assertThat(journal(cost("A1", "1")).needsBatch()).isFalse();
  }

  @Test
  void postsNothingForZeroAndKeepsTheLine() {
    // UND-25
    JournalPosting.Report report = post(journal(sale("A1", "0")));
    assertThat(report.vouchers().get(0).lines()).isEmpty();
    assertThat(report.journal().lines().get(0).status()).isEqualTo(LineStatus.POSTED);
  }

  @Test
  void tiesTheVouchersOfOneEntryOncePosted() {
    // JRN-9
    Map<String, String> entries = Map.of("A1", "E1", "A2", "E1");
    Journal draft = journal(cost("A1", "800"), sale("A2", "1600"), cost("A3", "1"));
    assertThat(RelatedVouchers.of(draft.lines(), entries)).isEmpty();
    Journal posted = post(draft).journal();
    assertThat(RelatedVouchers.of(posted.lines(), entries))
        .isEqualTo(
            Map.of(
                "E1",
                posted.lines().stream()
                    .filter(line -> entries.containsKey(line.actual().id()))
                    .map(JournalLine::voucher)
                    .toList()));
    assertThat(RelatedVouchers.of(posted.lines(), entries).get("E1")).hasSize(2);
  }

  @Test
  void postsTheCutQuantityAndEndsAtZero() {
    // SC-11, JRN-27: 1,600 posted, then -1,600, 1,200 charged and 400 not; 1,200 is invoiced
    StagedActual free =
        Staging.row(
            "A5",
            ActualKind.UNBILLED_SALE,
            ActualSource.ENTRY,
            Money.of("400", Books.USD),
            Staging.DAY,
            BillingType.NON_CHARGEABLE,
            "Labour",
            true);
    JournalPosting.Report report =
        post(journal(sale("A2", "1600"), sale("A3", "-1600"), sale("A4", "1200"), free));
    assertThat(Balances.of(report.vouchers(), Books.USD).of(PostingType.WIP_SALES_VALUE))
        .isEqualTo(Money.of("1200", Books.USD));
    InvoiceItem charged =
        new InvoiceItem(
            Books.item(TransactionType.HOUR, "1200"), Books.usd("120"), Books.usd("1200"));
    InvoiceItem notCharged =
        new InvoiceItem(Books.item(TransactionType.HOUR, "0"), Books.usd("0"), null);
    List<Voucher> all = new ArrayList<>(report.vouchers());
    all.add(
        Books.voucher(
            InvoicePosting.lines(Books.TM_WIP, List.of(charged, notCharged), Books.setup())));
    Balances end = Balances.of(all, Books.USD);
    assertThat(end.of(PostingType.WIP_SALES_VALUE).isZero()).isTrue();
    assertThat(end.of(PostingType.ACCRUED_REVENUE).isZero()).isTrue();
    assertThat(end.of(PostingType.CUSTOMER_BALANCE)).isEqualTo(Money.of("1320", Books.USD));
    assertThat(end.of(PostingType.SALES_TAX)).isEqualTo(Money.of("-120", Books.USD));
  }

  private static Function<JournalLine, Voucher> failing(String actualId) {
    return line -> {
      if (line.actual().id().equals(actualId)) {
        throw new FaultException(FaultCode.ACCOUNT_MISSING, "posting setup", "SALES_TAX");
      }
      return LineVoucher.write(line, TM_WIP);
    };
  }
}
