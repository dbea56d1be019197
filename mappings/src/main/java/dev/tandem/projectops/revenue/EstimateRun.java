package dev.tandem.projectops.revenue;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.EstimatePeriod;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectStage;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.journal.PostedLines;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One step of a revenue estimate project: post a period, reverse the newest, eliminate, reverse the
 * elimination (REV-4, REV-9 to REV-13, REV-16, ACC-15, ACC-16). A day up to which a period is
 * posted already is not posted again, and a period that is not the newest one is not reversed.
 * Immutable; safe for any thread.
 */
public final class EstimateRun implements FinanceProcess {
  private final CompanyBooks books;
  private final String estimate;
  private final LocalDate day;
  private final Action action;
  private final CostToComplete method;
  private final BigDecimal typedTotal;

  /** What is to be done. */
  public enum Action {
    /** Post the period that ends with the day. */
    POST,
    /** Take the newest period back; the day is its last one. */
    REVERSE,
    /** Close the engagement. */
    ELIMINATE,
    /** Take the elimination back. */
    REVERSE_ELIMINATION
  }

  private EstimateRun(
      CompanyBooks books,
      String estimate,
      LocalDate day,
      Action action,
      CostToComplete method,
      BigDecimal typedTotal) {
    this.books = books;
    this.estimate = estimate;
    this.day = day;
    this.action = action;
    this.method = method;
    this.typedTotal = typedTotal;
  }

  /**
   * Posts a period.
   *
   * @param method how the cost that is still to come is found (REV-11)
   * @param typedTotal total cost, for the method that takes it from finance; else of no effect
   */
  public static EstimateRun post(
      CompanyBooks books,
      String estimate,
      LocalDate day,
      CostToComplete method,
      BigDecimal typedTotal) {
    return new EstimateRun(books, estimate, day, Action.POST, method, typedTotal);
  }

  /** Any other step, in the ledger on this day. */
  public static EstimateRun of(CompanyBooks books, String estimate, LocalDate day, Action action) {
    return new EstimateRun(books, estimate, day, action, CostToComplete.ZERO, BigDecimal.ZERO);
  }

  @Override
  public String name() {
    return "estimate-" + action.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> new Run(records).step());
  }

  private final class Run {
    private final Records records;
    private final dev.tandem.projectops.entity.finance.EstimateProject row;
    private final List<EstimatePeriod> periods;
    private final RevenueProfile profile;
    private final EstimateFigures figures;

    Run(Records records) {
      this.records = records;
      this.row =
          records
              .find(
                  dev.tandem.projectops.entity.finance.EstimateProject.CODEC,
                  dev.tandem.projectops.entity.finance.EstimateProject.builder()
                      .company(records.companyCode())
                      .estimateId(estimate)
                      .build())
              .orElseThrow(() -> refused("there is no such estimate project"));
      this.periods =
          records.findAll(
              EstimatePeriod.CODEC,
              IntStream.rangeClosed(1, row.periodCount().orElse(0))
                  .mapToObj(this::period)
                  .toList());
      this.profile = profile();
      this.figures = EstimateFigures.read(records, books, row, day);
    }

    private EstimatePeriod period(int number) {
      return EstimatePeriod.builder()
          .company(records.companyCode())
          .estimateId(estimate)
          .line(number)
          .build();
    }

    private Optional<ProjectAccount> project() {
      return row.projectId()
          .flatMap(
              id ->
                  records.find(
                      ProjectAccount.CODEC,
                      ProjectAccount.builder()
                          .company(records.companyCode())
                          .projectId(id)
                          .build()));
    }

    /** The profile of the rules, kept from the first estimate on (REV-4). */
    private RevenueProfile profile() {
      return row.profile().filter(name -> !name.isBlank()).map(this::named).orElseGet(this::found);
    }

    private RevenueProfile named(String name) {
      return books.profiles().rules().stream()
          .map(ProfileRule::profile)
          .filter(profile -> profile.name().equals(name))
          .filter(profile -> profile.method() == BillingMethod.FIXED_PRICE)
          .findFirst()
          .orElseThrow(
              () ->
                  refused(
                      "no profile rule leads to its fixed-price profile %s any more; add one"
                          .formatted(name)));
    }

    private RevenueProfile found() {
      return books
          .profiles()
          .find(
              BillingMethod.FIXED_PRICE,
              new ProfileRule.Scope(
                  row.contractId().orElse(null),
                  project().flatMap(ProjectAccount::projectGroup).orElse(null),
                  row.projectId().orElse(null)));
    }

    Effects step() {
      if (action == Action.POST && posted()) {
        return Effects.NONE;
      }
      if (action == Action.REVERSE) {
        refuseUnlessNewest();
      }
      refuseClosed();
      EstimateProject.Step step = taken(state());
      Sequences vouchers = Sequences.of(records, Sequences.VOUCHERS);
      Voucher voucher = new Voucher(vouchers.take(), day, step.lines());
      return vouchers
          .effects()
          .then(PostedLines.entries(records.companyCode(), voucher, 1, books.dimensions()))
          .then(periods(step.project(), voucher.number()))
          .then(project(step.project()))
          .then(reopened());
    }

    private boolean posted() {
      return !periods.isEmpty() && !last().date().orElse(LocalDate.MIN).isBefore(day);
    }

    /** The day names the period, so that the same step never takes two back (REV-9). */
    private void refuseUnlessNewest() {
      if (!periods.isEmpty() && !last().date().equals(Optional.of(day))) {
        throw refused(
            "only the newest period can be reversed, the one that ends on %s and not on %s"
                .formatted(last().date().map(LocalDate::toString).orElse("no day"), day));
      }
    }

    private EstimatePeriod last() {
      return periods.get(periods.size() - 1);
    }

    private void refuseClosed() {
      ImportSetup.read(records, books)
          .rules()
          .calendar()
          .refusal(day, "estimate project " + estimate)
          .ifPresent(
              fault -> {
                throw new FaultException(fault);
              });
    }

    private EstimateProject state() {
      List<EstimateProject.Period> posted = new ArrayList<>();
      for (EstimatePeriod period : periods) {
        posted.add(
            new EstimateProject.Period(
                new Completion(
                    period.done().orElse(BigDecimal.ZERO), period.total().orElse(BigDecimal.ZERO)),
                money(period.cost()),
                money(period.accrued())));
      }
      EstimateStatus status =
          EstimateStatus.valueOf(row.stage().member().orElse(EstimateStage.CREATED).name());
      return new EstimateProject(estimate, profile.principle(), posted, status);
    }

    private Money money(Optional<BigDecimal> amount) {
      return new Money(amount.orElse(BigDecimal.ZERO), books.accounting());
    }

    private EstimateProject.Step taken(EstimateProject state) {
      return switch (action) {
        case POST -> state.post(completion(), figures.value(), figures.cost(), books.accounts());
        case REVERSE -> state.reverse(books.accounts());
        case ELIMINATE -> state.eliminate(figures.invoiced(), books.accounts());
        case REVERSE_ELIMINATION -> state.reverseElimination(figures.invoiced(), books.accounts());
      };
    }

    private Completion completion() {
      BigDecimal actual = figures.cost().amount();
      if (method == CostToComplete.ZERO && actual.signum() == 0) {
        return Completion.WHOLE; // REV-11: always 100 %
      }
      BigDecimal total =
          method == CostToComplete.TOTAL_FORECAST_MINUS_ACTUAL
              ? figures.forecast().amount()
              : typedTotal;
      BigDecimal previous =
          periods.isEmpty()
              ? BigDecimal.ZERO
              : last()
                  .total()
                  .orElse(BigDecimal.ZERO)
                  .subtract(last().done().orElse(BigDecimal.ZERO));
      return Completion.of(actual, method.of(total, actual, previous));
    }

    /** The newest period comes or goes; the others stay. */
    private Effects periods(EstimateProject now, String voucher) {
      int count = now.periods().size();
      if (count == periods.size()) {
        return Effects.NONE;
      }
      if (count < periods.size()) {
        return Effects.remove(EstimatePeriod.CODEC, last());
      }
      EstimateProject.Period newest = now.periods().get(count - 1);
      return Effects.put(
          EstimatePeriod.CODEC,
          EstimatePeriod.builder()
              .from(period(count))
              .date(day)
              .done(newest.completion().done())
              .total(newest.completion().total())
              .cost(newest.cost().amount())
              .accrued(newest.accrued().amount())
              .voucher(voucher)
              .build());
    }

    private Effects project(EstimateProject now) {
      return Effects.put(
          dev.tandem.projectops.entity.finance.EstimateProject.CODEC,
          dev.tandem.projectops.entity.finance.EstimateProject.builder()
              .from(row)
              .stage(EnumSymbol.of(EstimateStage.valueOf(now.status().name())))
              .profile(row.profile().orElse(profile.name()))
              .periodCount(now.periods().size())
              .build());
    }

    /** A finished project goes on when its elimination is taken back (REV-9). */
    private Effects reopened() {
      ProjectAccount finished =
          project().filter(found -> found.stage().is(ProjectStage.COMPLETED)).orElse(null);
      return action != Action.REVERSE_ELIMINATION || finished == null
          ? Effects.NONE
          : Effects.put(
              ProjectAccount.CODEC,
              ProjectAccount.builder()
                  .from(finished)
                  .stage(EnumSymbol.of(ProjectStage.IN_PROCESS))
                  .build());
    }

    private FaultException refused(String reason) {
      return new FaultException(FaultCode.ESTIMATE_REFUSED, "estimate project " + estimate, reason);
    }
  }
}
