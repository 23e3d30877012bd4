#include "report/render/metadata.h"

#include "report/render/pdf_file.h"

namespace credit::render {
namespace {

constexpr const char* producer = "Credit Report Kiosk";

std::string title_of(const PageFacts& facts) { return facts.edition->title + " " + facts.document->report_number; }

std::string xmp_date(Instant at) {
  auto text = china_time(at);
  text[10] = 'T';
  return text + "+08:00";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

}  // namespace

namespace {

// PDF/A knows no PDF/UA: the two words that claim it must be explained inside the file (ISO 19005-3, 6.6.2.3.3).
constexpr std::string_view accessibility_claim =
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

}  // namespace

std::string pdf_date(Instant at) { return "(D:" + china_compact(at) + "+08'00')"; }

std::string info_dictionary(const PageFacts& facts) {
  return "<< /Title " + text_string(title_of(facts)) + " /Author " + text_string(facts.document->issuer.name) +
         " /Creator " + text_string(producer) + " /Producer " + text_string(producer) + " /CreationDate " +
         pdf_date(facts.printed) + " /ModDate " + pdf_date(facts.printed) + " >>";
}

std::string xmp_packet(const PageFacts& facts) {
  const auto date = xmp_date(facts.printed);
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
         "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
         "<dc:format>application/pdf</dc:format>\n"
         "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         escaped(title_of(facts)) + "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>" +
         escaped(facts.document->issuer.name) + "</rdf:li></rdf:Seq></dc:creator>\n<dc:identifier>" +
         escaped(facts.document->report_number) + "</dc:identifier>\n<xmp:CreateDate>" + date +
         "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate><xmp:MetadataDate>" + date +
         "</xmp:MetadataDate>\n<xmp:CreatorTool>" + producer + "</xmp:CreatorTool><pdf:Producer>" + producer +
         "</pdf:Producer>\n</rdf:Description>\n" + std::string(accessibility_claim) +
         "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace credit::render
