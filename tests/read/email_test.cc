#include "read/email.h"

#include <gtest/gtest.h>

#include "read/mime.h"
#include "read_all.h"

namespace dragoman {
namespace {

TEST(Email, ReadsTheMessage) {
  const Got got = read_all({data_file("mail.eml")});
  ASSERT_EQ(got.articles.size(), 1U);
  const Article& mail = got.articles[0];
  EXPECT_EQ(mail.doc_id, "abc.123@wire.example");
  EXPECT_EQ(mail.title, "Président İbrahim arrives in Mael");
  EXPECT_EQ(mail.source, "Agence du Pôle");
  EXPECT_EQ(mail.published, "2023-11-20T09:00:00Z");
  EXPECT_EQ(
      mail.text,
      "The président arrived in Mael on Monday and met the mayor.\n\nThey will sign an accord  on Tuesday.");
}

TEST(Email, IsToldByItsHeaders) {
  EXPECT_EQ(read_bytes("a", "From: a@b.example\r\nSubject: S\r\n\r\nWords of it.\r\n").articles.at(0).title,
            "S");
  EXPECT_EQ(read_bytes("a", "Note: one header\nis no message\n").articles.at(0).title, "");
}

TEST(Email, HtmlAloneIsRead) {
  const Got got = read_bytes("a.eml",
                             "Subject: S\nContent-Type: text/html; charset=windows-1251\n"
                             "Content-Transfer-Encoding: base64\n\nPHA+z/Du4uXw6uA8L3A+\n");
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].text, "Проверка");
}

TEST(Email, PartsNestedWithoutEndAreAReject) {
  std::string message;
  for (int i = 0; i < 100; ++i) {
    message += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
               std::to_string(i) + "\n";
  }
  EXPECT_EQ(only_reason(read_bytes("a.eml", message + "\nwords")), "a message without text");
}

TEST(Mime, UndoesTransferEncodings) {
  EXPECT_EQ(decode_transfer("a=3Db=\r\nc =E9=", "Quoted-Printable"), "a=bc \xE9");
  EXPECT_EQ(decode_transfer("d29y\r\nZHM=", "BASE64"), "words");
  EXPECT_EQ(decode_transfer("a=3D", "7bit"), "a=3D");
}

TEST(Mime, UndoesEncodedWords) {
  EXPECT_EQ(decode_header("=?utf-8?q?a_b?= =?utf-8?q?c?= d"), "a bc d");
  EXPECT_EQ(decode_header("=?utf-8?x?a?="), "=?utf-8?x?a?=");
  EXPECT_EQ(decode_header("=?windows-1251?B?zfM=?="), "Ну");
  EXPECT_EQ(decode_header("raw \xE9"), "raw é");
}

TEST(Mime, FindsParameters) {
  EXPECT_EQ(header_parameter("text/plain; a=1; Charset=\"x;y\"; b=2", "charset"), "x;y");
  EXPECT_EQ(header_parameter("text/plain; a=\"x;charset=no\"; charset=yes", "charset"), "yes");
  EXPECT_EQ(header_parameter("text/plain; a", "charset"), "");
}

}  // namespace
}  // namespace dragoman
