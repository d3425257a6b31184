package assay.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleRootTest {
  private static final HexFormat HEX = HexFormat.of();

  /** The leaves and roots of the certificate transparency reference tests. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void theRootsOfRfc6962AreReachedLeafByLeaf() {
    MerkleRoot tree = new MerkleRoot();
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(tree.size()).isEqualTo(size);
      assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(size));
      if (size < LEAVES.size()) {
        tree.add(HEX.parseHex(LEAVES.get(size)));
      }
    }
  }

  @Test
  void everySizeAgreesWithTheRecursiveDefinition() throws Exception {
    MerkleRoot tree = new MerkleRoot();
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] leaf = {(byte) i, (byte) (i >> 8)};
      tree.add(leaf);
      leaves.add(leaf);
      assertThat(tree.root()).isEqualTo(mth(leaves));
    }
  }

  /** RFC 6962, section 2.1, word by word. */
  private static byte[] mth(List<byte[]> d) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    if (d.size() == 1) {
      sha256.update((byte) 0);
      return sha256.digest(d.get(0));
    }
    int k = Integer.highestOneBit(d.size() - 1);
    byte[] left = mth(d.subList(0, k));
    byte[] right = mth(d.subList(k, d.size()));
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  @Test
  void aRootThatWasHandedOutIsTheCallers() {
    MerkleRoot tree = new MerkleRoot();
    tree.add(new byte[0]);
    tree.root()[0] ^= 1;
    assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(1));
  }
}
