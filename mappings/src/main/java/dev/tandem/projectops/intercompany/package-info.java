/** Vouchers between two companies of one group (section 12, IC). Pure. */
@NullMarked
package dev.tandem.projectops.intercompany;

import org.jspecify.annotations.NullMarked;
