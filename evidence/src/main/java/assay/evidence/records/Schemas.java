package assay.evidence.records;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The two schemas; the package page has the table. */
final class Schemas {
  private static final String COLUMNS =
      """
      required int64 index;
      required binary shard (STRING);
      required binary member (STRING);
      optional int64 parent;
      required int64 offset;
      required int64 length;
      required int64 bytes;
      required binary media_type (STRING);
      required binary verdict (STRING);
      required group reasons (LIST) { repeated group list { required binary element (STRING); } }
      required binary disposition (STRING);
      required binary grade (STRING);
      required binary actionable (STRING);
      optional fixed_len_byte_array(16) md5;
      optional fixed_len_byte_array(20) sha1;
      optional fixed_len_byte_array(32) sha256;
      optional fixed_len_byte_array(64) sha512;
      required group readings (LIST) {
        repeated group list {
          required group element {
            required binary reading (STRING);
            required int64 bytes;
            optional fixed_len_byte_array(16) md5;
            optional fixed_len_byte_array(20) sha1;
            optional fixed_len_byte_array(32) sha256;
            optional fixed_len_byte_array(64) sha512;
          }
        }
      }
      optional binary inside (STRING);
      required group pictures (LIST) {
        repeated group list {
          required group element {
            required int32 frame;
            optional int64 millis;
            required fixed_len_byte_array(32) pdq;
            required int32 quality;
            required binary outcome (STRING);
          }
        }
      }
      required group licensed (LIST) {
        repeated group list {
          required group element {
            required binary algorithm (STRING);
            required boolean evaluated;
          }
        }
      }
      required boolean is_reference;
      required group compared (LIST) { repeated group list { required binary element (STRING); } }
      optional binary origin_url (STRING);
      optional binary page_url (STRING);
      optional binary host (STRING);
      optional binary server_ip (STRING);
      optional int64 captured_not_before (TIMESTAMP(MICROS,true));
      optional int64 captured_not_after (TIMESTAMP(MICROS,true));
      required binary provenance_shape (STRING);
      optional binary provenance_rest (STRING);
      """;

  private static final String PROTECTED_COLUMNS =
      """
      required group matches (LIST) {
        repeated group list {
          required group element {
            required binary how (STRING);
            required binary list (STRING);
            required binary algorithm (STRING);
            required binary value (STRING);
            optional binary entry_id (STRING);
            optional binary classification (STRING);
            optional int32 distance;
            optional binary transform (STRING);
            optional group footage {
              required int32 item_found;
              required int32 item_of;
              required int32 listed_found;
              required int32 listed_of;
              required int32 run_seconds;
              required group ranges (LIST) {
                repeated group list {
                  required group element {
                    required int32 track;
                    required int64 from;
                    required int64 to;
                  }
                }
              }
            }
          }
        }
      }
      required group sealed (LIST) { repeated group list { required binary element (STRING); } }
      """;

  static final MessageType OPEN = schema(COLUMNS);
  static final MessageType PROTECTED = schema(COLUMNS + PROTECTED_COLUMNS);

  private Schemas() {}

  private static MessageType schema(String columns) {
    return MessageTypeParser.parseMessageType("message assay_record {" + columns + "}");
  }
}
