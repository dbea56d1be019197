/** The known errors of the integration: codes, what they mean and what helps (table ERR). */
@NullMarked
package dev.tandem.projectops.fault;

import org.jspecify.annotations.NullMarked;
