package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.FinancePaymentTerm;
import dev.tandem.projectops.entity.finance.FundingSource;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.BillingType;
import dev.tandem.projectops.journal.Types;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What finance checks when dual-write brings rows: line properties of staged actuals (ERR-6),
 * numbers of proposals (ERR-22), terms of payment (ERR-29). Remembers what it has read of the
 * set-up, so one is made for each group of writes. Not safe for several threads.
 */
final class FinanceChecks {
  private static final String COMPANY = "dataAreaId";
  private static final String TERMS = "TERMSOFPAYMENT";
  private static final int PAGE = 100;

  private final Connector finance;
  private final Map<String, Set<BillingType>> properties = new HashMap<>();
  private final Map<String, Set<String>> terms = new HashMap<>();
  private final Map<String, Boolean> numbers = new HashMap<>();

  FinanceChecks(Connector finance) {
    this.finance = finance;
  }

  /** Why finance does not take a write; empty when it does. */
  List<Problem> problems(Write write) {
    List<Problem> problems = new ArrayList<>();
    if (write.kind() == Write.Kind.DELETE) {
      return problems;
    }
    TableSchema table = write.row().schema();
    if (is(table, ActualStaging.CODEC)) {
      billingType(write).ifPresent(problems::add);
    } else if (is(table, InvoiceProposal.CODEC)) {
      number(write).ifPresent(problems::add);
      terms(write).ifPresent(problems::add);
    } else if (is(table, FundingSource.CODEC)) {
      terms(write).ifPresent(problems::add);
    }
    return problems;
  }

  private static boolean is(TableSchema table, EntityCodec<?> codec) {
    return table.isCalled(codec.table().name());
  }

  /** A row that says no billing type waits for the import (UND-7). */
  private Optional<Problem> billingType(Write write) {
    ActualStaging staged = ActualStaging.CODEC.read(write.row());
    boolean fine =
        staged.billingType().isEmpty()
            || properties
                .computeIfAbsent(company(write), this::withProperty)
                .contains(Types.billing(staged.billingType()));
    return fine
        ? Optional.empty()
        : Optional.of(
            problem(FaultCode.ERR_6, "BILLINGTYPE", staged.billingType().symbol().orElse("")));
  }

  /** The billing types that have a line property in a legal entity. */
  private Set<BillingType> withProperty(String company) {
    return all(LineProperty.CODEC, company).stream()
        .filter(row -> row.lineProperty().isPresent())
        .map(row -> Types.billing(row.billingType()))
        .collect(Collectors.toSet());
  }

  /**
   * Proposals have the numbers of proformas, so their sequence must let users change to lower and
   * higher ones (PROP-3). Parameters that say nothing of it allow both.
   */
  private Optional<Problem> number(Write write) {
    return numbers.computeIfAbsent(company(write), this::allowed)
        ? Optional.empty()
        : Optional.of(
            problem(
                FaultCode.ERR_22,
                "INVOICEPROPOSALID",
                InvoiceProposal.CODEC.read(write.row()).proposalId().orElse("")));
  }

  private boolean allowed(String company) {
    return all(IntegrationParameters.CODEC, company).stream()
        .allMatch(
            row ->
                row.lowerProposalNumbers().orElse(true)
                    && row.higherProposalNumbers().orElse(true));
  }

  /** Terms that no row of finance has; a finance that keeps none of its own takes any. */
  private Optional<Problem> terms(Write write) {
    Object value = write.row().value(TERMS);
    if (value == null || value.toString().isBlank()) {
      return Optional.empty();
    }
    Set<String> known = terms.computeIfAbsent(company(write), this::names);
    return known.isEmpty() || known.contains(value.toString())
        ? Optional.empty()
        : Optional.of(problem(FaultCode.ERR_29, TERMS, value.toString()));
  }

  private Set<String> names(String company) {
    return all(FinancePaymentTerm.CODEC, company).stream()
        .flatMap(row -> row.name().stream())
        .collect(Collectors.toSet());
  }

  private static Problem problem(FaultCode code, String column, String value) {
    return new Problem(
        ErrorCode.CONNECTOR_PERMANENT,
        column,
        code.id() + ", " + code.text() + ". " + code.remedy(),
        value,
        List.of());
  }

  private static String company(Write write) {
    Row row = write.row();
    Object value = write.key().has(COMPANY) ? write.key().value(COMPANY) : row.value(COMPANY);
    return String.valueOf(value);
  }

  private <T extends Entity> List<T> all(EntityCodec<T> codec, String company) {
    List<T> found = new ArrayList<>();
    each(codec, company, found::add);
    return found;
  }

  /** The rows of a table of set-up; none when finance does not keep it. */
  private <T extends Entity> void each(EntityCodec<T> codec, String company, Consumer<T> taker) {
    TableSchema schema = finance.catalog().table(codec.table().name());
    if (schema == null) {
      return;
    }
    boolean scoped = schema.companyScope().companySpecific();
    Query query = new Query(codec.table(), scoped ? LegalEntity.of(company) : null, PAGE, null);
    String token = "";
    while (token != null) {
      Page page = finance.query(query);
      page.rows().forEach(stored -> taker.accept(codec.read(stored.row())));
      token = page.nextToken();
      query = query.from(token);
    }
  }
}
