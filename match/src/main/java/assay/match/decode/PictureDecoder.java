package assay.match.decode;

import assay.item.MediaType;
import assay.match.child.FfmpegProgram;
import assay.match.decode.Attempt.StoppedException;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decodes the pictures of an item to rows of luma.
 *
 * <p>Safe to share between threads, and meant to be shared: the memory limit is that of one
 * decoder. Never runs without end, never throws anything but what it declares, whatever the bytes
 * are.
 */
public final class PictureDecoder {
  private static final Map<String, LumaDecoder> IN_JAVA =
      Map.ofEntries(
          Map.entry("image/jpeg", new JpegDecoder()),
          Map.entry("image/png", new PngDecoder()),
          Map.entry("image/apng", new PngDecoder()),
          Map.entry("image/gif", new GifDecoder()),
          Map.entry("image/webp", new WebpDecoder()),
          Map.entry("image/tiff", new TiffDecoder()),
          Map.entry("image/bmp", new BmpDecoder()),
          Map.entry("image/x-ms-bmp", new BmpDecoder()),
          Map.entry("image/vnd.microsoft.icon", new IcoDecoder()),
          Map.entry("image/x-icon", new IcoDecoder()));

  private static final String TOO_LONG = "decoding took too long";
  private static final MediaType JPEG = MediaType.of("image/jpeg");

  private final DecodeLimits limits;
  private final MemoryBudget budget;
  private final Map<String, LumaDecoder> formats = new HashMap<>(IN_JAVA);
  private final ExecutorService threads = Executors.newCachedThreadPool(PictureDecoder::daemon);

  /** Decodes in Java only, and starts no other program. */
  public PictureDecoder(DecodeLimits limits) {
    this(limits, Optional.empty());
  }

  /** Leaves to a program what is not decoded in Java; without one that is unsupported. */
  public PictureDecoder(DecodeLimits limits, Optional<FfmpegProgram> program) {
    this.limits = limits;
    this.budget = new MemoryBudget(limits.memory());
    program.map(PictureDecoder::byProgram).ifPresent(formats::putAll);
  }

  private static Map<String, LumaDecoder> byProgram(FfmpegProgram program) {
    LumaDecoder heif = new HeifDecoder(program);
    LumaDecoder jpeg2000 = new Jpeg2000Decoder(program);
    return Map.of(
        "image/avif", heif,
        "image/heic", heif,
        "image/heif", heif,
        "image/heic-sequence", heif,
        "image/heif-sequence", heif,
        "image/jp2", jpeg2000,
        "image/x-jp2-codestream", jpeg2000);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "assay-decode");
    thread.setDaemon(true); // one that was given up must not keep the program alive
    return thread;
  }

  /**
   * Hands over every picture in the content, in order.
   *
   * @return why that is not all there is; empty if it is
   * @throws UnreadableItemException if there is not one picture
   */
  public Optional<Reason> decode(byte[] content, MediaType type, PictureSink sink)
      throws UnreadableItemException {
    LumaDecoder format = formats.get(type.name());
    if (format == null) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, type.name() + " cannot be decoded");
    }
    Attempt attempt = new Attempt(sink, limits, budget);
    if (type.fragment()) {
      attempt.fault(Reason.TRUNCATED);
    }
    String complaint =
        format.stopsByItself(content)
            ? complaint(format, content, attempt)
            : await(threads.submit(() -> complaint(format, content, attempt)), attempt);
    if (attempt.completed() == 0) {
      Reason reason = attempt.fault().orElse(Reason.DECODE_ERROR);
      throw new UnreadableItemException(reason, type.name() + ": " + complaint);
    }
    return attempt.fault();
  }

  /**
   * Looks at the luma of a picture without decoding all of it.
   *
   * <p>Only at a JPEG of one process that is fast to look at, whole and without any fault. Of
   * everything else {@link #decode} has to tell what it is.
   *
   * @return whether the sink was given a whole look; otherwise what it was given is void
   */
  public boolean look(byte[] content, MediaType type, LookSink sink) {
    if (!type.equals(JPEG)) {
      return false;
    }
    try (Attempt attempt = new Attempt((width, height) -> luma -> {}, limits, budget)) {
      return JpegLook.look(content, attempt, sink);
    } catch (UnreadableItemException | RuntimeException | OutOfMemoryError e) {
      return false; // decoding will tell
    }
  }

  /** Waits until decoding has ended or its time is over. */
  private static String await(Future<String> decoding, Attempt attempt) {
    while (true) {
      try {
        return decoding.get(attempt.remaining(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (attempt.remaining() == 0) {
          return giveUp(decoding, attempt);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return giveUp(decoding, attempt);
      } catch (ExecutionException e) {
        attempt.fault(Reason.DECODE_ERROR);
        return "the decoder failed";
      }
    }
  }

  private static String giveUp(Future<String> decoding, Attempt attempt) {
    attempt.stop();
    decoding.cancel(true);
    return TOO_LONG;
  }

  /** Decodes. Whatever goes wrong is the item's fault and becomes a complaint about it. */
  private static String complaint(LumaDecoder format, byte[] content, Attempt attempt) {
    try (attempt) {
      format.decode(content, attempt);
      return "no picture";
    } catch (UnreadableItemException e) {
      attempt.fault(e.reason());
      return e.getMessage();
    } catch (StoppedException e) {
      return TOO_LONG;
    } catch (EOFException e) {
      attempt.fault(Reason.TRUNCATED);
      return "the bytes end too early";
    } catch (IOException | RuntimeException | StackOverflowError e) {
      attempt.fault(Reason.DECODE_ERROR); // the reader's message may quote content
      return "the pixels cannot be decoded";
    } catch (OutOfMemoryError e) {
      attempt.fault(Reason.TOO_LARGE);
      return "decoding takes more memory than there is";
    }
  }
}
