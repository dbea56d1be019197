package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.CustomerTransaction;
import dev.tandem.projectops.entity.finance.FinancePaymentTerm;
import dev.tandem.projectops.entity.finance.InvoiceFeedback;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.ProposalState;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The sums of one invoice and the documents that carry them: invoice journal and customer
 * transaction (PROP-15, PROP-18), and what goes back to the proforma: number, date, tax (PROP-16).
 * Immutable.
 */
final class InvoiceTotals {
  private final List<ProposalLine> lines;
  private BigDecimal net = BigDecimal.ZERO;
  private BigDecimal tax = BigDecimal.ZERO;
  private BigDecimal accounting = BigDecimal.ZERO;
  private ExchangeRate rate = ExchangeRate.PARITY;

  InvoiceTotals(InvoiceItems items, List<ProposalLine> lines) {
    this.lines = lines;
    for (ProposalLine line : lines) {
      InvoiceItems.Amounts amounts = items.amounts(line);
      BookedAmount gross = amounts.net().plus(amounts.tax());
      net = net.add(amounts.net().transaction().amount());
      tax = tax.add(amounts.tax().transaction().amount());
      accounting = accounting.add(gross.accounting().amount());
      rate = amounts.rate();
    }
  }

  Effects effects(
      Records records,
      InvoiceProposal header,
      ProposalState state,
      String customer,
      LocalDate date) {
    String company = records.companyCode();
    LocalDate due =
        DueDates.find(
            state.dueDate(),
            header.termsOfPayment().flatMap(name -> terms(records, name)),
            date,
            records.today());
    Optional<String> currency = header.currency().or(() -> lines.get(0).currency());
    InvoiceJournal journal =
        InvoiceJournal.builder()
            .company(company)
            .invoiceId(state.invoiceId())
            .proposalId(state.proposalId())
            .contractId(header.contractId())
            .fundingSourceId(header.fundingSourceId())
            .invoiceAccount(customer)
            .invoiceDate(date)
            .dueDate(due)
            .currency(currency)
            .exchangeRate(rate.per100())
            .netAmount(net)
            .taxAmount(tax)
            .invoiceAmount(net.add(tax))
            .accountingAmount(accounting)
            .voucher(state.voucher())
            .creditNote(lines.stream().allMatch(line -> line.credit().orElse(false)))
            .build();
    CustomerTransaction owed =
        CustomerTransaction.builder()
            .company(company)
            .voucher(state.voucher())
            .customer(customer)
            .invoiceId(state.invoiceId())
            .invoiceDate(date)
            .dueDate(due)
            .currency(currency)
            .amount(net.add(tax))
            .accountingAmount(accounting)
            .build();
    InvoiceFeedback feedback =
        InvoiceFeedback.builder()
            .company(company)
            .proposalId(state.proposalId())
            .invoiceNumber(state.invoiceId())
            .invoiceDate(date)
            .tax(tax)
            .currency(currency)
            .build();
    return Effects.put(InvoiceJournal.CODEC, journal)
        .then(Effects.put(CustomerTransaction.CODEC, owed))
        .then(Effects.put(InvoiceFeedback.CODEC, feedback));
  }

  private static Optional<FinancePaymentTerm> terms(Records records, String name) {
    return records.find(
        FinancePaymentTerm.CODEC,
        FinancePaymentTerm.builder().company(records.companyCode()).name(name).build());
  }
}
