/** The paper that is shown wherever a story needs one: empty, and a true PDF. */
export const storyPdf = {
  bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  name: '材料.pdf',
  type: 'application/pdf',
}
