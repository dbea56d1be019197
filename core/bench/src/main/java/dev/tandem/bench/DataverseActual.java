package dev.tandem.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An actual of Dataverse as a bean, for mappers that work on beans. */
public class DataverseActual extends DataverseActualRest {
  public @Nullable String actualimportid;
  public @Nullable UUID actualid;
  public @Nullable LocalDate accountingdate;
  public @Nullable Integer adjustmentstatus;
  public @Nullable BigDecimal amount;
  public @Nullable Integer billingstatus;
  public @Nullable Integer billingtype;
  public @Nullable String nameofbookableresource;
  public @Nullable UUID projectcontractsplitbillingrule;
  public @Nullable String description;
  public @Nullable LocalDate transactiondate;
  public @Nullable Instant enddatetime;
  public @Nullable String externaldescription;
  public @Nullable String externalreferenceid;
  public @Nullable UUID invoice;
  public @Nullable Boolean isjournalized;
  public @Nullable UUID product;
  public @Nullable UUID project;
  public @Nullable BigDecimal quantity;
  public @Nullable Instant startdatetime;
  public @Nullable Integer statecode;
  public @Nullable Integer statuscode;
  public @Nullable UUID transactioncategory;
  public @Nullable Integer transactionclassification;
  public @Nullable UUID transactioncurrencyid;
  public @Nullable Integer transactiontypecode;
  public @Nullable UUID unit;
  public @Nullable BigDecimal price;
  public @Nullable UUID task;
  public @Nullable String valueofsalescontractline;
  public @Nullable String externaloriginreference;
  public @Nullable UUID bookableresource;
  public @Nullable UUID resourcingcompany;
  public @Nullable BigDecimal accountingtaxamount;
  public @Nullable BigDecimal accountexchangerate;
  public @Nullable String vouchernumber;
  public @Nullable BigDecimal accountingamount;
  public @Nullable UUID owningcompany;
}
