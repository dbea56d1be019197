package dev.tandem.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An actuals staging row of finance as a bean, for mappers that work on beans. */
public class FinanceActual extends FinanceActualRest {
  public @Nullable UUID actualsimportid;
  public @Nullable UUID actualid;
  public @Nullable LocalDate accountingdate;
  public @Nullable Long adjustmentstatus;
  public @Nullable BigDecimal amount;
  public @Nullable Long billingstatusid;
  public @Nullable String billingtype;
  public @Nullable String bookableresourcename;
  public @Nullable String contractid;
  public @Nullable String description;
  public @Nullable LocalDate documentdate;
  public @Nullable LocalDate enddate;
  public @Nullable String externaldescription;
  public @Nullable String externalreference;
  public @Nullable String fundingsource;
  public @Nullable String invoiceproposalid;
  public @Nullable String isjournalized;
  public @Nullable String productnumber;
  public @Nullable String projectid;
  public @Nullable String projectdataareaid;
  public @Nullable BigDecimal quantity;
  public @Nullable LocalDate startdate;
  public @Nullable Long status;
  public @Nullable Long statusreason;
  public @Nullable String transactioncategoryid;
  public @Nullable Long transactionclassification;
  public @Nullable String transactioncurrencyid;
  public @Nullable String transactiontype;
  public @Nullable String unitofmeasure;
  public @Nullable BigDecimal unitprice;
  public @Nullable String tasknumber;
  public @Nullable String contractlineid;
  public @Nullable String externaloriginreference;
  public @Nullable UUID resourceid;
  public @Nullable String resourcingcompany;
  public @Nullable BigDecimal exchangerate;
  public @Nullable String vouchernumber;
  public @Nullable BigDecimal salestaxamount;
  public @Nullable BigDecimal accountingamount;
  public @Nullable String dataareaid;
}
