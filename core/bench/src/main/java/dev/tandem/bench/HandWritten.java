package dev.tandem.bench;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a careful programmer writes for the actuals map over slot arrays: constant slot numbers, the
 * same checks of length, scale and option, the same lookups, nothing interpreted. An exception
 * stands for a rejected row, null for a filtered one.
 */
final class HandWritten {
  private static final LocalDate EMPTY_DATE = LocalDate.of(1900, 1, 1);
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MINUS_BILLION = BILLION.negate();
  private static final EnumValue NON_CHARGEABLE = EnumValue.of("NonChargeable");
  private static final EnumValue CHARGEABLE = EnumValue.of("Chargeable");
  private static final EnumValue COMPLIMENTARY = EnumValue.of("Complimentary");
  private static final EnumValue NOT_AVAILABLE = EnumValue.of("NotAvailable");
  private static final EnumValue COST = EnumValue.of("Cost");
  private static final EnumValue SALES = EnumValue.of("Sales");
  private static final EnumValue BILLED_SALES = EnumValue.of("BilledSales");
  private static final EnumValue UNIT_COST = EnumValue.of("ResourcingUnitCost");
  private static final EnumValue INTER_ORG = EnumValue.of("InterOrgSales");
  private static final EnumValue YES = EnumValue.of("Yes");
  private static final EnumValue NO = EnumValue.of("No");

  private final ActualSlots s;
  private final int width;
  private final int widthBack;

  HandWritten(ActualSlots slots, TableSchema finance, TableSchema dataverse) {
    s = slots;
    width = finance.size();
    widthBack = dataverse.size();
  }

  /** Dataverse to finance over plain arrays. */
  @Nullable Object @Nullable [] toFinance(@Nullable Object[] in, MemoryLookups lookups) {
    if (in[s.skipSync] != Boolean.FALSE) {
      return null;
    }
    @Nullable Object[] out = new @Nullable Object[width];
    out[s.dataAreaId] = behind(in[s.owningCompany], s.companyCode, lookups);
    out[s.actualsImportId] = UUID.fromString((String) in(in[s.importId]));
    out[s.actualId] = in[s.actual];
    out[s.accountingDate] = date(in[s.accounting]);
    out[s.adjustmentStatus] = number(in[s.adjustment]);
    out[s.amount] = decimal(in[s.amountDv], 400);
    out[s.billingStatusId] = number(in[s.billingStatus]);
    out[s.billingType] = billingType(in[s.billing]);
    out[s.resourceName] = text(in[s.resourceNameDv], 100);
    split(in[s.rule], out, lookups);
    out[s.description] = text(in[s.descriptionDv], 255);
    out[s.documentDate] = date(in[s.transactionDate]);
    out[s.endDate] = day(in[s.end]);
    out[s.externalDescription] = text(in[s.externalDescriptionDv], 255);
    out[s.externalReference] = text(in[s.externalReferenceDv], 60);
    out[s.invoiceProposalId] = text(behind(in[s.invoice], s.invoiceNumber, lookups), 20);
    out[s.isJournalized] = yesNo(in[s.journalized]);
    out[s.productNumber] = text(behind(in[s.product], s.productNumberDv, lookups), 70);
    project(in[s.project], out, lookups);
    out[s.quantity] = decimal(in[s.quantityDv], 400);
    out[s.startDate] = day(in[s.start]);
    out[s.status] = number(in[s.state]);
    out[s.statusReason] = number(in[s.reason]);
    out[s.categoryId] = text(behind(in[s.category], s.categoryNumber, lookups), 30);
    out[s.classification] = number(in[s.classificationDv]);
    out[s.currencyId] = text(behind(in[s.currency], s.isoCode, lookups), 3);
    out[s.transactionType] = transactionType(in[s.type]);
    out[s.unitOfMeasure] = text(behind(in[s.unit], s.symbol, lookups), 10);
    out[s.unitPrice] = decimal(in[s.price], 400);
    out[s.taskNumber] = text(behind(in[s.task], s.activityNumber, lookups), 20);
    out[s.contractLineId] = text(in[s.contractLine], Integer.MAX_VALUE);
    out[s.originReference] = text(in[s.origin], Integer.MAX_VALUE);
    out[s.resourceId] = in[s.resource] instanceof Reference.ById byId ? byId.id() : null;
    out[s.resourcingCompany] =
        text(behind(in[s.resourcing], s.companyCode, lookups), Integer.MAX_VALUE);
    out[s.salesTaxAmount] = decimal(in[s.tax], 400);
    return out;
  }

  /** Dataverse to finance, rows in and out. */
  @Nullable Row toFinance(Row row, TableSchema finance, MemoryLookups lookups) {
    @Nullable Object @Nullable [] out = toFinanceOf(row, lookups);
    return out == null ? null : Row.ofSlots(finance, out);
  }

  /** Finance to Dataverse, rows in and out. */
  Row toDataverse(Row row, TableSchema dataverse, MemoryLookups lookups) {
    return Row.ofSlots(dataverse, toDataverseOf(row, lookups));
  }

  /** Finance to Dataverse over plain arrays. */
  @Nullable Object[] toDataverse(@Nullable Object[] in, MemoryLookups lookups) {
    @Nullable Object[] out = new @Nullable Object[widthBack];
    Object company = in[s.dataAreaId];
    out[s.owningCompany] = lookups.company((String) in(company));
    Object id = in[s.actualsImportId];
    out[s.importId] = id == null ? null : text(id.toString(), 100);
    out[s.exchangeRateDv] = decimal(in[s.exchangeRate], 10);
    out[s.voucherDv] = text(in[s.voucher], 100);
    out[s.tax] = decimal(in[s.salesTaxAmount], 4);
    out[s.accountingAmountDv] = decimal(in[s.accountingAmount], 4);
    return out;
  }

  private @Nullable Object @Nullable [] toFinanceOf(Row in, MemoryLookups lookups) {
    if (in.slot(s.skipSync) != Boolean.FALSE) {
      return null;
    }
    @Nullable Object[] out = new @Nullable Object[width];
    out[s.dataAreaId] = behind(in.slot(s.owningCompany), s.companyCode, lookups);
    out[s.actualsImportId] = UUID.fromString((String) in(in.slot(s.importId)));
    out[s.actualId] = in.slot(s.actual);
    out[s.accountingDate] = date(in.slot(s.accounting));
    out[s.adjustmentStatus] = number(in.slot(s.adjustment));
    out[s.amount] = decimal(in.slot(s.amountDv), 400);
    out[s.billingStatusId] = number(in.slot(s.billingStatus));
    out[s.billingType] = billingType(in.slot(s.billing));
    out[s.resourceName] = text(in.slot(s.resourceNameDv), 100);
    split(in.slot(s.rule), out, lookups);
    out[s.description] = text(in.slot(s.descriptionDv), 255);
    out[s.documentDate] = date(in.slot(s.transactionDate));
    out[s.endDate] = day(in.slot(s.end));
    out[s.externalDescription] = text(in.slot(s.externalDescriptionDv), 255);
    out[s.externalReference] = text(in.slot(s.externalReferenceDv), 60);
    out[s.invoiceProposalId] = text(behind(in.slot(s.invoice), s.invoiceNumber, lookups), 20);
    out[s.isJournalized] = yesNo(in.slot(s.journalized));
    out[s.productNumber] = text(behind(in.slot(s.product), s.productNumberDv, lookups), 70);
    project(in.slot(s.project), out, lookups);
    out[s.quantity] = decimal(in.slot(s.quantityDv), 400);
    out[s.startDate] = day(in.slot(s.start));
    out[s.status] = number(in.slot(s.state));
    out[s.statusReason] = number(in.slot(s.reason));
    out[s.categoryId] = text(behind(in.slot(s.category), s.categoryNumber, lookups), 30);
    out[s.classification] = number(in.slot(s.classificationDv));
    out[s.currencyId] = text(behind(in.slot(s.currency), s.isoCode, lookups), 3);
    out[s.transactionType] = transactionType(in.slot(s.type));
    out[s.unitOfMeasure] = text(behind(in.slot(s.unit), s.symbol, lookups), 10);
    out[s.unitPrice] = decimal(in.slot(s.price), 400);
    out[s.taskNumber] = text(behind(in.slot(s.task), s.activityNumber, lookups), 20);
    out[s.contractLineId] = text(in.slot(s.contractLine), Integer.MAX_VALUE);
    out[s.originReference] = text(in.slot(s.origin), Integer.MAX_VALUE);
    out[s.resourceId] = in.slot(s.resource) instanceof Reference.ById byId ? byId.id() : null;
    out[s.resourcingCompany] =
        text(behind(in.slot(s.resourcing), s.companyCode, lookups), Integer.MAX_VALUE);
    out[s.salesTaxAmount] = decimal(in.slot(s.tax), 400);
    return out;
  }

  private @Nullable Object[] toDataverseOf(Row in, MemoryLookups lookups) {
    @Nullable Object[] out = new @Nullable Object[widthBack];
    Object company = in.slot(s.dataAreaId);
    out[s.owningCompany] = lookups.company((String) in(company));
    Object id = in.slot(s.actualsImportId);
    out[s.importId] = id == null ? null : text(id.toString(), 100);
    out[s.exchangeRateDv] = decimal(in.slot(s.exchangeRate), 10);
    out[s.voucherDv] = text(in.slot(s.voucher), 100);
    out[s.tax] = decimal(in.slot(s.salesTaxAmount), 4);
    out[s.accountingAmountDv] = decimal(in.slot(s.accountingAmount), 4);
    return out;
  }

  private void split(@Nullable Object value, @Nullable Object[] out, MemoryLookups lookups) {
    Row rule = row(value, lookups);
    if (rule != null) {
      out[s.fundingSource] = text(rule.slot(s.ruleNumber), 20);
      out[s.contractId] = text(behind(rule.slot(s.ruleContract), s.contractNumber, lookups), 20);
    }
  }

  private void project(@Nullable Object value, @Nullable Object[] out, MemoryLookups lookups) {
    Row project = row(value, lookups);
    if (project != null) {
      out[s.projectId] = text(project.slot(s.projectNumber), 20);
      out[s.projectDataAreaId] =
          text(behind(project.slot(s.projectCompany), s.companyCode, lookups), 4);
    }
  }

  private static Object in(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("missing");
    }
    return value;
  }

  private static @Nullable Row row(@Nullable Object value, MemoryLookups lookups) {
    if (value == null || value == Blank.BLANK) {
      return null;
    }
    Reference.ById reference = (Reference.ById) value;
    Row row = lookups.rowById("", reference.id());
    if (row == null) {
      throw new IllegalArgumentException("not found");
    }
    return row;
  }

  private static @Nullable Object behind(@Nullable Object value, int slot, MemoryLookups lookups) {
    Row row = row(value, lookups);
    return row == null ? value : row.slot(slot);
  }

  private static @Nullable Object text(@Nullable Object value, int max) {
    if (value == null) {
      return null;
    }
    if (value == Blank.BLANK) {
      return "";
    }
    String text = (String) value;
    if (text.length() > max) {
      throw new IllegalArgumentException("too long");
    }
    return text;
  }

  private static @Nullable Object decimal(@Nullable Object value, int scale) {
    if (value == null) {
      return null;
    }
    if (value == Blank.BLANK) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = (BigDecimal) value;
    if (number.scale() > scale
        || (scale == 4 && (number.compareTo(BILLION) > 0 || number.compareTo(MINUS_BILLION) < 0))) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static @Nullable Object date(@Nullable Object value) {
    return value == Blank.BLANK ? EMPTY_DATE : value;
  }

  private static @Nullable Object day(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value == Blank.BLANK ? EMPTY_DATE : LocalDate.ofInstant((Instant) value, ZoneOffset.UTC);
  }

  private static @Nullable Object number(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value == Blank.BLANK ? 0L : (long) ((ChoiceValue) value).number();
  }

  private static @Nullable Object yesNo(@Nullable Object value) {
    return value == null ? null : value == Boolean.TRUE ? YES : NO;
  }

  private static @Nullable Object billingType(@Nullable Object value) {
    if (!(value instanceof ChoiceValue choice)) {
      return value;
    }
    return switch (choice.number()) {
      case 192350000 -> NON_CHARGEABLE;
      case 192350001 -> CHARGEABLE;
      case 192350002 -> COMPLIMENTARY;
      case 192350003 -> NOT_AVAILABLE;
      default -> throw new IllegalArgumentException("unknown option");
    };
  }

  private static @Nullable Object transactionType(@Nullable Object value) {
    if (!(value instanceof ChoiceValue choice)) {
      return value;
    }
    return switch (choice.number()) {
      case 192350000 -> COST;
      case 192350005 -> SALES;
      case 192350006 -> BILLED_SALES;
      case 192350007 -> UNIT_COST;
      case 192350008 -> INTER_ORG;
      default -> throw new IllegalArgumentException("unknown option");
    };
  }
}
