package dev.tandem.bench;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.spi.value.RowShape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows to beans and beans to rows, as a host would write it that holds rows and maps with beans:
 * slots as constants, rows of the written columns alone.
 */
final class BeanRows {
  private final ActualSlots slots;
  private final RowShape finance;
  private final RowShape dataverse;

  BeanRows(ActualSlots slots, TableSchema finance, TableSchema dataverse) {
    this.slots = slots;
    this.finance = RowShape.of(finance, financeSlots(slots));
    this.dataverse =
        RowShape.of(
            dataverse,
            List.of(
                slots.owningCompany,
                slots.importId,
                slots.exchangeRateDv,
                slots.voucherDv,
                slots.tax,
                slots.accountingAmountDv));
  }

  private static List<Integer> financeSlots(ActualSlots slots) {
    return List.of(
        slots.dataAreaId,
        slots.actualsImportId,
        slots.actualId,
        slots.accountingDate,
        slots.adjustmentStatus,
        slots.amount,
        slots.billingStatusId,
        slots.billingType,
        slots.resourceName,
        slots.contractId,
        slots.description,
        slots.documentDate,
        slots.endDate,
        slots.externalDescription,
        slots.externalReference,
        slots.fundingSource,
        slots.invoiceProposalId,
        slots.isJournalized,
        slots.productNumber,
        slots.projectId,
        slots.projectDataAreaId,
        slots.quantity,
        slots.startDate,
        slots.status,
        slots.statusReason,
        slots.categoryId,
        slots.classification,
        slots.currencyId,
        slots.transactionType,
        slots.unitOfMeasure,
        slots.unitPrice,
        slots.taskNumber,
        slots.contractLineId,
        slots.originReference,
        slots.resourceId,
        slots.resourcingCompany,
        slots.salesTaxAmount);
  }

  DataverseActual dataverseBean(Row row) {
    DataverseActual bean = new DataverseActual();
    bean.actualimportid = (String) row.slot(slots.importId);
    bean.actualid = (UUID) row.slot(slots.actual);
    bean.accountingdate = (LocalDate) row.slot(slots.accounting);
    bean.adjustmentstatus = number(row.slot(slots.adjustment));
    bean.amount = (BigDecimal) row.slot(slots.amountDv);
    bean.billingstatus = number(row.slot(slots.billingStatus));
    bean.billingtype = number(row.slot(slots.billing));
    bean.nameofbookableresource = (String) row.slot(slots.resourceNameDv);
    bean.projectcontractsplitbillingrule = id(row.slot(slots.rule));
    bean.description = (String) row.slot(slots.descriptionDv);
    bean.transactiondate = (LocalDate) row.slot(slots.transactionDate);
    bean.enddatetime = (Instant) row.slot(slots.end);
    bean.externaldescription = (String) row.slot(slots.externalDescriptionDv);
    bean.externalreferenceid = (String) row.slot(slots.externalReferenceDv);
    bean.invoice = id(row.slot(slots.invoice));
    bean.isjournalized = (Boolean) row.slot(slots.journalized);
    bean.product = id(row.slot(slots.product));
    bean.project = id(row.slot(slots.project));
    bean.quantity = (BigDecimal) row.slot(slots.quantityDv);
    bean.startdatetime = (Instant) row.slot(slots.start);
    bean.statecode = number(row.slot(slots.state));
    bean.statuscode = number(row.slot(slots.reason));
    bean.transactioncategory = id(row.slot(slots.category));
    bean.transactionclassification = number(row.slot(slots.classificationDv));
    bean.transactioncurrencyid = id(row.slot(slots.currency));
    bean.transactiontypecode = number(row.slot(slots.type));
    bean.unit = id(row.slot(slots.unit));
    bean.price = (BigDecimal) row.slot(slots.price);
    bean.task = id(row.slot(slots.task));
    bean.valueofsalescontractline = (String) row.slot(slots.contractLine);
    bean.externaloriginreference = (String) row.slot(slots.origin);
    bean.bookableresource = id(row.slot(slots.resource));
    bean.resourcingcompany = id(row.slot(slots.resourcing));
    bean.accountingtaxamount = (BigDecimal) row.slot(slots.tax);
    bean.owningcompany = id(row.slot(slots.owningCompany));
    bean.skipsync = (Boolean) row.slot(slots.skipSync);
    return bean;
  }

  Row financeRow(FinanceActual bean) {
    @Nullable Object[] values = {
      bean.dataareaid,
      bean.actualsimportid,
      bean.actualid,
      bean.accountingdate,
      bean.adjustmentstatus,
      bean.amount,
      bean.billingstatusid,
      member(bean.billingtype),
      bean.bookableresourcename,
      bean.contractid,
      bean.description,
      bean.documentdate,
      bean.enddate,
      bean.externaldescription,
      bean.externalreference,
      bean.fundingsource,
      bean.invoiceproposalid,
      member(bean.isjournalized),
      bean.productnumber,
      bean.projectid,
      bean.projectdataareaid,
      bean.quantity,
      bean.startdate,
      bean.status,
      bean.statusreason,
      bean.transactioncategoryid,
      bean.transactionclassification,
      bean.transactioncurrencyid,
      member(bean.transactiontype),
      bean.unitofmeasure,
      bean.unitprice,
      bean.tasknumber,
      bean.contractlineid,
      bean.externaloriginreference,
      bean.resourceid,
      bean.resourcingcompany,
      bean.salestaxamount
    };
    return finance.row(values);
  }

  FinanceActual financeBean(Row row) {
    FinanceActual bean = new FinanceActual();
    bean.dataareaid = (String) row.slot(slots.dataAreaId);
    bean.actualsimportid = (UUID) row.slot(slots.actualsImportId);
    bean.exchangerate = (BigDecimal) row.slot(slots.exchangeRate);
    bean.vouchernumber = (String) row.slot(slots.voucher);
    bean.salestaxamount = (BigDecimal) row.slot(slots.salesTaxAmount);
    bean.accountingamount = (BigDecimal) row.slot(slots.accountingAmount);
    return bean;
  }

  Row dataverseRow(DataverseActual bean) {
    UUID company = bean.owningcompany;
    @Nullable Object[] values = {
      company == null ? null : Reference.byId("cdm_companies", company),
      bean.actualimportid,
      bean.accountexchangerate,
      bean.vouchernumber,
      bean.accountingtaxamount,
      bean.accountingamount
    };
    return dataverse.row(values);
  }

  private static @Nullable Integer number(@Nullable Object value) {
    return value instanceof ChoiceValue choice ? choice.number() : null;
  }

  private static @Nullable UUID id(@Nullable Object value) {
    return value instanceof Reference.ById byId ? byId.id() : null;
  }

  private static @Nullable EnumValue member(@Nullable String symbol) {
    return symbol == null ? null : EnumValue.of(symbol);
  }
}
