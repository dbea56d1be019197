/** Vendor invoices and subcontract receipts of finance (section 11, VI, SUB). */
@NullMarked
package dev.tandem.projectops.vendor;

import org.jspecify.annotations.NullMarked;
