package dev.tandem.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a staged actual that its map leaves alone; a bean of the entity has them all. */
public class FinanceActualRest {
  public @Nullable BigDecimal amountmst;
  public @Nullable Integer contractline;
  public @Nullable UUID contractingunit;
  public @Nullable LocalDate exchangeratedate;
  public @Nullable String invoiceid;
  public @Nullable UUID owningbusinessid;
  public @Nullable UUID owninguser;
  public @Nullable UUID taskid;
  public @Nullable UUID transactioncategory;
  public @Nullable String transtype;
  public @Nullable BigDecimal unitpricemst;
  public @Nullable UUID resourceoperationunitid;
  public @Nullable String voucher;
  public @Nullable String isduplicate;
  public @Nullable String customeraccountnumber;
  public @Nullable String activitynumber;
  public @Nullable String fundingsourceid;
  public @Nullable String invoiceproposallinetransid;
  public @Nullable String isprocessed;
  public @Nullable Integer integrationcount;
}
