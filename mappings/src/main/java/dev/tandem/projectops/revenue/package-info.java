/** Revenue estimates of fixed-price engagements (REV): amounts, steps, elimination. Pure. */
@NullMarked
package dev.tandem.projectops.revenue;

import org.jspecify.annotations.NullMarked;
