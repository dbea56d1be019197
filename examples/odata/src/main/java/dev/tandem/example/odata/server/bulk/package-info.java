/** Data management of the finance server: packages in, packages out, over blobs of its own. */
@NullMarked
package dev.tandem.example.odata.server.bulk;

import org.jspecify.annotations.NullMarked;
