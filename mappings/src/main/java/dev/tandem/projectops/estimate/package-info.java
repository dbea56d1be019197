/**
 * Estimates from staging to forecasts, cost and sales rows merged, and what a forecast will post
 * (section 4, EST). Pure decisions over rows; the runner of {@code process} reads and writes.
 */
@NullMarked
package dev.tandem.projectops.estimate;

import org.jspecify.annotations.NullMarked;
