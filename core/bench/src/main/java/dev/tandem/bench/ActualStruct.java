package dev.tandem.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.AfterMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;

/**
 * The actuals map as a MapStruct mapper over beans of both tables: the same lookups and value maps,
 * the filter before, and the checks of length, scale, range and key after the mapping.
 */
@Mapper(unmappedTargetPolicy = ReportingPolicy.IGNORE)
public interface ActualStruct {

  /** Dataverse to finance. */
  @Mapping(target = "actualsimportid", source = "actualimportid")
  @Mapping(target = "actualid", source = "actualid")
  @Mapping(target = "accountingdate", source = "accountingdate")
  @Mapping(target = "adjustmentstatus", source = "adjustmentstatus")
  @Mapping(target = "amount", source = "amount")
  @Mapping(target = "billingstatusid", source = "billingstatus")
  @Mapping(target = "billingtype", source = "billingtype", qualifiedByName = "billingType")
  @Mapping(target = "bookableresourcename", source = "nameofbookableresource")
  @Mapping(
      target = "contractid",
      source = "projectcontractsplitbillingrule",
      qualifiedByName = "projectcontractid_salesordernumber")
  @Mapping(target = "description", source = "description")
  @Mapping(target = "documentdate", source = "transactiondate")
  @Mapping(target = "enddate", source = "enddatetime")
  @Mapping(target = "externaldescription", source = "externaldescription")
  @Mapping(target = "externalreference", source = "externalreferenceid")
  @Mapping(
      target = "fundingsource",
      source = "projectcontractsplitbillingrule",
      qualifiedByName = "projectcontractsplitbillingrulenumber")
  @Mapping(target = "invoiceproposalid", source = "invoice", qualifiedByName = "invoicenumber")
  @Mapping(target = "isjournalized", source = "isjournalized", qualifiedByName = "yesNo")
  @Mapping(target = "productnumber", source = "product", qualifiedByName = "productnumber")
  @Mapping(target = "projectid", source = "project", qualifiedByName = "projectnumber")
  @Mapping(
      target = "projectdataareaid",
      source = "project",
      qualifiedByName = "owningcompany_cdm_companycode")
  @Mapping(target = "quantity", source = "quantity")
  @Mapping(target = "startdate", source = "startdatetime")
  @Mapping(target = "status", source = "statecode")
  @Mapping(target = "statusreason", source = "statuscode")
  @Mapping(
      target = "transactioncategoryid",
      source = "transactioncategory",
      qualifiedByName = "transactioncategorynumber")
  @Mapping(target = "transactionclassification", source = "transactionclassification")
  @Mapping(
      target = "transactioncurrencyid",
      source = "transactioncurrencyid",
      qualifiedByName = "isocurrencycode")
  @Mapping(
      target = "transactiontype",
      source = "transactiontypecode",
      qualifiedByName = "transactionType")
  @Mapping(target = "unitofmeasure", source = "unit", qualifiedByName = "symbol")
  @Mapping(target = "unitprice", source = "price")
  @Mapping(target = "tasknumber", source = "task", qualifiedByName = "activitynumber")
  @Mapping(target = "contractlineid", source = "valueofsalescontractline")
  @Mapping(target = "externaloriginreference", source = "externaloriginreference")
  @Mapping(target = "resourceid", source = "bookableresource")
  @Mapping(
      target = "resourcingcompany",
      source = "resourcingcompany",
      qualifiedByName = "cdm_companycode")
  @Mapping(target = "salestaxamount", source = "accountingtaxamount")
  @Mapping(target = "dataareaid", source = "owningcompany", qualifiedByName = "cdm_companycode")
  FinanceActual toFinance(DataverseActual actual, @Context BeanLookups lookups);

  /** Finance to Dataverse. */
  @Mapping(target = "actualimportid", source = "actualsimportid")
  @Mapping(target = "accountingtaxamount", source = "salestaxamount")
  @Mapping(target = "accountexchangerate", source = "exchangerate")
  @Mapping(target = "vouchernumber", source = "vouchernumber")
  @Mapping(target = "accountingamount", source = "accountingamount")
  @Mapping(target = "owningcompany", source = "dataareaid", qualifiedByName = "company")
  DataverseActual toDataverse(FinanceActual actual, @Context BeanLookups lookups);

  /** Dataverse to finance for rows that meet the filter of the map, null for others. */
  default @Nullable FinanceActual filtered(DataverseActual actual, BeanLookups lookups) {
    return Boolean.FALSE.equals(actual.skipsync) ? toFinance(actual, lookups) : null;
  }

  /** The checks of the finance side. */
  @AfterMapping
  default void check(@MappingTarget FinanceActual out) {
    ActualChecks.check(out);
  }

  /** The checks of the Dataverse side. */
  @AfterMapping
  default void check(@MappingTarget DataverseActual out) {
    ActualChecks.check(out);
  }

  /** Reads behind a lookup. */
  @Named("projectcontractid_salesordernumber")
  default @Nullable String projectcontractidSalesordernumber(
      @Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.ruleContract, lookups.slots.contractNumber);
  }

  /** Reads behind a lookup. */
  @Named("projectcontractsplitbillingrulenumber")
  default @Nullable String projectcontractsplitbillingrulenumber(
      @Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.ruleNumber);
  }

  /** Reads behind a lookup. */
  @Named("invoicenumber")
  default @Nullable String invoicenumber(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.invoiceNumber);
  }

  /** Reads behind a lookup. */
  @Named("productnumber")
  default @Nullable String productnumber(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.productNumberDv);
  }

  /** Reads behind a lookup. */
  @Named("projectnumber")
  default @Nullable String projectnumber(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.projectNumber);
  }

  /** Reads behind a lookup. */
  @Named("owningcompany_cdm_companycode")
  default @Nullable String owningcompanyCdmCompanycode(
      @Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.projectCompany, lookups.slots.companyCode);
  }

  /** Reads behind a lookup. */
  @Named("transactioncategorynumber")
  default @Nullable String transactioncategorynumber(
      @Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.categoryNumber);
  }

  /** Reads behind a lookup. */
  @Named("isocurrencycode")
  default @Nullable String isocurrencycode(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.isoCode);
  }

  /** Reads behind a lookup. */
  @Named("symbol")
  default @Nullable String symbol(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.symbol);
  }

  /** Reads behind a lookup. */
  @Named("activitynumber")
  default @Nullable String activitynumber(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.activityNumber);
  }

  /** Reads behind a lookup. */
  @Named("cdm_companycode")
  default @Nullable String cdmCompanycode(@Nullable UUID id, @Context BeanLookups lookups) {
    return lookups.text(id, lookups.slots.companyCode);
  }

  /** The company row of a code. */
  @Named("company")
  default @Nullable UUID company(@Nullable String code, @Context BeanLookups lookups) {
    return lookups.company(code);
  }

  /** Value map. */
  @Named("billingType")
  default @Nullable String billingType(@Nullable Integer option) {
    if (option == null) {
      return null;
    }
    return switch (option) {
      case 192350000 -> "NonChargeable";
      case 192350001 -> "Chargeable";
      case 192350002 -> "Complimentary";
      case 192350003 -> "NotAvailable";
      default -> throw new IllegalArgumentException("unknown option");
    };
  }

  /** Value map. */
  @Named("transactionType")
  default @Nullable String transactionType(@Nullable Integer option) {
    if (option == null) {
      return null;
    }
    return switch (option) {
      case 192350000 -> "Cost";
      case 192350005 -> "Sales";
      case 192350006 -> "BilledSales";
      case 192350007 -> "ResourcingUnitCost";
      case 192350008 -> "InterOrgSales";
      default -> throw new IllegalArgumentException("unknown option");
    };
  }

  /** Value map. */
  @Named("yesNo")
  default @Nullable String yesNo(@Nullable Boolean option) {
    return option == null ? null : option ? "Yes" : "No";
  }

  /** Conversion. */
  default @Nullable LocalDate day(@Nullable Instant instant) {
    return instant == null ? null : LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Conversion. */
  default @Nullable UUID id(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  /** Conversion. */
  default @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
