package dev.tandem.bench;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.TableSchema;

/** The slot numbers that a programmer would write down as constants. */
final class ActualSlots {
  final int skipSync;
  final int owningCompany;
  final int importId;
  final int actual;
  final int accounting;
  final int adjustment;
  final int amountDv;
  final int billingStatus;
  final int billing;
  final int resourceNameDv;
  final int rule;
  final int descriptionDv;
  final int transactionDate;
  final int end;
  final int start;
  final int externalDescriptionDv;
  final int externalReferenceDv;
  final int invoice;
  final int journalized;
  final int product;
  final int project;
  final int quantityDv;
  final int state;
  final int reason;
  final int category;
  final int classificationDv;
  final int currency;
  final int type;
  final int unit;
  final int price;
  final int task;
  final int contractLine;
  final int origin;
  final int resource;
  final int resourcing;
  final int tax;
  final int exchangeRateDv;
  final int voucherDv;
  final int accountingAmountDv;
  final int dataAreaId;
  final int actualsImportId;
  final int actualId;
  final int accountingDate;
  final int adjustmentStatus;
  final int amount;
  final int billingStatusId;
  final int billingType;
  final int resourceName;
  final int contractId;
  final int description;
  final int documentDate;
  final int endDate;
  final int externalDescription;
  final int externalReference;
  final int fundingSource;
  final int invoiceProposalId;
  final int isJournalized;
  final int productNumber;
  final int projectId;
  final int projectDataAreaId;
  final int quantity;
  final int startDate;
  final int status;
  final int statusReason;
  final int categoryId;
  final int classification;
  final int currencyId;
  final int transactionType;
  final int unitOfMeasure;
  final int unitPrice;
  final int taskNumber;
  final int contractLineId;
  final int originReference;
  final int resourceId;
  final int resourcingCompany;
  final int salesTaxAmount;
  final int exchangeRate;
  final int voucher;
  final int accountingAmount;
  final int companyCode;
  final int invoiceNumber;
  final int productNumberDv;
  final int categoryNumber;
  final int isoCode;
  final int symbol;
  final int activityNumber;
  final int ruleNumber;
  final int ruleContract;
  final int contractNumber;
  final int projectNumber;
  final int projectCompany;

  ActualSlots(TableSchema dataverse, TableSchema finance, Catalog tables) {
    skipSync = slot(dataverse, "msdyn_skipsync");
    owningCompany = slot(dataverse, "msdyn_owningcompany");
    importId = slot(dataverse, "msdyn_actualimportid");
    actual = slot(dataverse, "msdyn_actualid");
    accounting = slot(dataverse, "msdyn_accountingdate");
    adjustment = slot(dataverse, "msdyn_adjustmentstatus");
    amountDv = slot(dataverse, "msdyn_amount");
    billingStatus = slot(dataverse, "msdyn_billingstatus");
    billing = slot(dataverse, "msdyn_billingtype");
    resourceNameDv = slot(dataverse, "msdyn_nameofbookableresource");
    rule = slot(dataverse, "msdyn_projectcontractsplitbillingrule");
    descriptionDv = slot(dataverse, "msdyn_description");
    transactionDate = slot(dataverse, "msdyn_transactiondate");
    end = slot(dataverse, "msdyn_enddatetime");
    start = slot(dataverse, "msdyn_startdatetime");
    externalDescriptionDv = slot(dataverse, "msdyn_externaldescription");
    externalReferenceDv = slot(dataverse, "msdyn_externalreferenceid");
    invoice = slot(dataverse, "msdyn_invoice");
    journalized = slot(dataverse, "msdyn_isjournalized");
    product = slot(dataverse, "msdyn_product");
    project = slot(dataverse, "msdyn_project");
    quantityDv = slot(dataverse, "msdyn_quantity");
    state = slot(dataverse, "statecode");
    reason = slot(dataverse, "statuscode");
    category = slot(dataverse, "msdyn_transactioncategory");
    classificationDv = slot(dataverse, "msdyn_transactionclassification");
    currency = slot(dataverse, "transactioncurrencyid");
    type = slot(dataverse, "msdyn_transactiontypecode");
    unit = slot(dataverse, "msdyn_unit");
    price = slot(dataverse, "msdyn_price");
    task = slot(dataverse, "msdyn_task");
    contractLine = slot(dataverse, "msdyn_valueofsalescontractline");
    origin = slot(dataverse, "msdyn_externaloriginreference");
    resource = slot(dataverse, "msdyn_bookableresource");
    resourcing = slot(dataverse, "msdyn_resourcingcompany");
    tax = slot(dataverse, "msdyn_accountingtaxamount");
    exchangeRateDv = slot(dataverse, "msdyn_accountexchangerate");
    voucherDv = slot(dataverse, "msdyn_vouchernumber");
    accountingAmountDv = slot(dataverse, "msdyn_accountingamount");
    dataAreaId = slot(finance, "dataAreaId");
    actualsImportId = slot(finance, "ACTUALSIMPORTID");
    actualId = slot(finance, "ACTUALID");
    accountingDate = slot(finance, "ACCOUNTINGDATE");
    adjustmentStatus = slot(finance, "ADJUSTMENTSTATUS");
    amount = slot(finance, "AMOUNT");
    billingStatusId = slot(finance, "BILLINGSTATUSID");
    billingType = slot(finance, "BILLINGTYPE");
    resourceName = slot(finance, "BOOKABLERESOURCENAME");
    contractId = slot(finance, "CONTRACTID");
    description = slot(finance, "DESCRIPTION");
    documentDate = slot(finance, "DOCUMENTDATE");
    endDate = slot(finance, "ENDDATE");
    externalDescription = slot(finance, "EXTERNALDESCRIPTION");
    externalReference = slot(finance, "EXTERNALREFERENCE");
    fundingSource = slot(finance, "FUNDINGSOURCE");
    invoiceProposalId = slot(finance, "INVOICEPROPOSALID");
    isJournalized = slot(finance, "ISJOURNALIZED");
    productNumber = slot(finance, "PRODUCTNUMBER");
    projectId = slot(finance, "PROJECTID");
    projectDataAreaId = slot(finance, "PROJECTDATAAREAID");
    quantity = slot(finance, "QUANTITY");
    startDate = slot(finance, "STARTDATE");
    status = slot(finance, "STATUS");
    statusReason = slot(finance, "STATUSREASON");
    categoryId = slot(finance, "TRANSACTIONCATEGORYID");
    classification = slot(finance, "TRANSACTIONCLASSIFICATION");
    currencyId = slot(finance, "TRANSACTIONCURRENCYID");
    transactionType = slot(finance, "TRANSACTIONTYPE");
    unitOfMeasure = slot(finance, "UNITOFMEASURE");
    unitPrice = slot(finance, "UNITPRICE");
    taskNumber = slot(finance, "TASKNUMBER");
    contractLineId = slot(finance, "CONTRACTLINEID");
    originReference = slot(finance, "EXTERNALORIGINREFERENCE");
    resourceId = slot(finance, "RESOURCEID");
    resourcingCompany = slot(finance, "RESOURCINGCOMPANY");
    salesTaxAmount = slot(finance, "SALESTAXAMOUNT");
    exchangeRate = slot(finance, "EXCHANGERATE");
    voucher = slot(finance, "VOUCHERNUMBER");
    accountingAmount = slot(finance, "ACCOUNTINGAMOUNT");
    companyCode = slot(tables, "cdm_companies", "cdm_companycode");
    invoiceNumber = slot(tables, "invoices", "msdyn_invoicenumber");
    productNumberDv = slot(tables, "products", "msdyn_productnumber");
    categoryNumber = slot(tables, "msdyn_transactioncategories", "msdyn_transactioncategorynumber");
    isoCode = slot(tables, "transactioncurrencies", "isocurrencycode");
    symbol = slot(tables, "uoms", "msdyn_symbol");
    activityNumber = slot(tables, "msdyn_projecttasks", "msdyn_activitynumber");
    ruleNumber =
        slot(
            tables,
            "msdyn_projectcontractsplitbillingrules",
            "msdyn_projectcontractsplitbillingrulenumber");
    ruleContract =
        slot(tables, "msdyn_projectcontractsplitbillingrules", "msdyn_projectcontractid");
    contractNumber = slot(tables, "salesorders", "msdyn_salesordernumber");
    projectNumber = slot(tables, "msdyn_projects", "msdyn_projectnumber");
    projectCompany = slot(tables, "msdyn_projects", "msdyn_owningcompany");
  }

  private static int slot(TableSchema schema, String column) {
    int slot = schema.slotOf(column);
    if (slot < 0) {
      throw new IllegalStateException(schema + " has no column " + column);
    }
    return slot;
  }

  private static int slot(Catalog tables, String table, String column) {
    TableSchema schema = tables.table(table);
    if (schema == null) {
      throw new IllegalStateException("no table " + table);
    }
    return slot(schema, column);
  }
}
